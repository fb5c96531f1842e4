//! What a group agreed on, to print or to keep: as plain text and as one page without anything from elsewhere.
//!
//! Invariant: no member is named, and of what holds and of what is still in the making neither is taken for the other.

use crate::words::dates::{self, Form};
use crate::words::t;
use jiff::civil::Date;
use kith_sync::group::GroupSnapshot;
use kith_sync::group::snapshot::{Agreement, RuleState};

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The ground rules.
    Rules,
    /// The standing decisions.
    Decisions,
}

/// One that is printed.
struct Item {
    title: String,
    words: String,
    /// What came of it.
    outcome: String,
}

/// What holds, and what is in the making.
struct Sheet {
    heading: &'static str,
    holds: Vec<Item>,
    open: Vec<Item>,
}

/// As plain text.
pub fn text(printed: Printed, snapshot: &GroupSnapshot, today: Date) -> String {
    let sheet = sheet(printed, snapshot);
    let mut out = format!("{}, {}\n", sheet.heading, day(today));
    if sheet.holds.is_empty() {
        out.extend(["\n", t!("print-nothing-holds"), "\n"]);
    }
    put_lines(&mut out, &sheet.holds);
    if !sheet.open.is_empty() {
        out.extend(["\n", t!("print-not-agreed"), "\n"]);
        put_lines(&mut out, &sheet.open);
    }
    out
}

fn put_lines(out: &mut String, items: &[Item]) {
    for item in items {
        out.extend(["\n", &item.title, "\n"]);
        for line in item.words.lines().chain(item.outcome.lines()) {
            out.extend(["  ", line, "\n"]);
        }
    }
}

/// As a page that a browser shows and prints, in any script and without anything that would have to be fetched.
pub fn page(printed: Printed, snapshot: &GroupSnapshot, today: Date) -> String {
    let sheet = sheet(printed, snapshot);
    let mut body = format!("<h1>{}</h1>\n<p class=\"day\">{}</p>\n", sheet.heading, day(today));
    if sheet.holds.is_empty() {
        body.extend(["<p>", t!("print-nothing-holds"), "</p>\n"]);
    }
    put_items(&mut body, &sheet.holds);
    if !sheet.open.is_empty() {
        body.extend(["<h2 class=\"open\">", t!("print-not-agreed"), "</h2>\n"]);
        put_items(&mut body, &sheet.open);
    }
    whole_page(&body)
}

fn whole_page(body: &str) -> String {
    let title = t!("print-title");
    format!(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n\
         body {{ font: 12pt/1.5 serif; max-width: 34em; margin: 2em auto; padding: 0 1em; }}\n\
         h2 {{ font-size: 1.1em; margin-bottom: 0; }}\n.open {{ margin-top: 2em; font-size: 1.3em; }}\n\
         p {{ margin-top: 0.2em; white-space: pre-line; }}\nsection {{ break-inside: avoid; }}\n\
         .code {{ font: bold 1.4em/1.6 monospace; word-spacing: 0.5em; }}\n\
         </style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// A recovery code as a page to print and put away, with the day on which it is made: nothing on it names a group or a person.
pub fn recovery_page(code: &str, day: Date) -> String {
    let body = format!(
        "<h1>{}</h1>\n<p class=\"code\">{}</p>\n<p>{}</p>\n<p>{}</p>\n",
        t!("print-recovery-code"),
        escaped(code),
        escaped(&t!("print-recovery-made", day = dates::date(day, Form::ShortOfYear))),
        t!("print-recovery-why")
    );
    whole_page(&body)
}

fn put_items(body: &mut String, items: &[Item]) {
    for item in items {
        let (title, words) = (escaped(&item.title), escaped(&item.words));
        let outcome = if item.outcome.is_empty() {
            String::new()
        } else {
            format!("<p>{}</p>\n", escaped(&item.outcome))
        };
        body.extend([
            "<section dir=\"auto\">\n<h2>",
            &title,
            "</h2>\n<p>",
            &words,
            "</p>\n",
            &outcome,
            "</section>\n",
        ]);
    }
}

fn sheet(printed: Printed, snapshot: &GroupSnapshot) -> Sheet {
    let (heading, all): (_, Vec<(&Agreement, &str)>) = match printed {
        Printed::Rules => (
            t!("print-our-ground-rules"),
            snapshot.rules.iter().map(|rule| (&**rule, "")).collect(),
        ),
        Printed::Decisions => (
            t!("print-our-standing-decisions"),
            snapshot.decisions.iter().map(|it| (&it.put, it.outcome.words.trim())).collect(),
        ),
    };
    let (mut holds, mut open) = (Vec::new(), Vec::new());
    for (put, outcome) in all {
        let item = |words: &str| Item {
            title: put.title.words.trim().to_owned(),
            words: words.trim().to_owned(),
            outcome: outcome.to_owned(),
        };
        match &put.state {
            RuleState::Agreed => holds.push(item(&put.wording.words)),
            RuleState::EarlierWordingHolds { words, .. }
            | RuleState::Concern { holds: Some(words), .. } => holds.push(item(words)),
            RuleState::InTheMaking { .. }
            | RuleState::Concern { holds: None, .. }
            | RuleState::Unsettled => {
                open.push(item(&put.wording.words));
            }
            RuleState::Aside => {}
        }
    }
    Sheet { heading, holds, open }
}

fn day(date: Date) -> String {
    dates::date(date, Form::ShortOfYear)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::snapshot;

    const TODAY: Date = Date::constant(2026, 11, 30);

    #[test]
    fn what_holds_stands_before_what_is_in_the_making_and_nobody_is_named() {
        let text = text(Printed::Rules, &snapshot(), TODAY);
        let (holds, open) = text.split_once("\nNot agreed yet\n").unwrap();
        assert!(
            holds.starts_with(
                "Our ground rules, 30 November 2026\n\nWhat is said here stays here\n"
            )
        );
        // The earlier wording is what holds.
        assert!(
            holds.contains(
                "\nComing late\n  We begin on time. Whoever comes late comes in quietly.\n"
            )
        );
        assert!(open.contains("\nPhones\n") && !text.contains("Snacks"));
        for name in ["Ana", "Ben", "Cleo", "Thursday table"] {
            assert!(!text.contains(name), "{name}");
        }
    }

    #[test]
    fn a_page_needs_nothing_from_elsewhere_and_words_cannot_become_markup() {
        let mut snapshot = Arc::unwrap_or_clone(snapshot());
        let rules = Arc::make_mut(&mut snapshot.rules);
        Arc::make_mut(&mut rules[0]).wording.words =
            "<script>alert(\"x\")</script> & more".to_owned();
        let page = page(Printed::Rules, &snapshot, TODAY);
        assert!(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more"));
        assert!(!page.contains("<script") && !page.contains("http") && !page.contains("src="));
    }

    #[test]
    fn standing_decisions_come_with_what_came_of_them() {
        let text = text(Printed::Decisions, &snapshot(), TODAY);
        assert!(text.contains("\nA list of whom to call\n  We keep a list"));
        assert!(text.contains("check it first, before the new year."));
        let empty = GroupSnapshot::empty(snapshot().group);
        assert!(super::text(Printed::Decisions, &empty, TODAY).contains("Nothing holds yet."));
    }
}
