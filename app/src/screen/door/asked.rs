//! The questions of founding and joining, one at a time.

use egui::Ui;
use kith_sync::group::{Subject, line};
use kith_sync::invitation::Ticket;

use super::{Door, Field, Page, answer_ui, entered, field_ui, heading, wide};
use crate::screen::keys::show_ui;
use crate::screen::parts::{note, primary, quiet, row, small, soft};
use crate::theme::{self, palette};
use crate::view::entry::{PassphraseProblem, passphrase_problem};
use crate::words::reason::said;
use crate::words::t;

/// A question of founding or joining.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Asked {
    #[default]
    Ticket,
    Group,
    Me,
    Passphrase,
}

impl Asked {
    /// The first question of a page.
    pub(super) fn first(page: &Page) -> Self {
        if matches!(page, Page::Found | Page::Anew) { Self::Group } else { Self::Ticket }
    }

    /// The question after this one.
    fn next(self) -> Option<Self> {
        match self {
            Self::Ticket | Self::Group => Some(Self::Me),
            Self::Me => Some(Self::Passphrase),
            Self::Passphrase => None,
        }
    }

    fn field(self) -> Field {
        match self {
            Self::Ticket => Field::Ticket,
            Self::Group => Field::Group,
            Self::Me => Field::Me,
            Self::Passphrase => Field::Passphrase,
        }
    }
}

impl Door {
    /// Goes on to the next question if this one is answered; otherwise says what is missing, and moves the keyboard there.
    /// Whether all are answered.
    pub(super) fn answered(&mut self) -> bool {
        let problem = self.unanswered();
        self.focus = problem.as_ref().map(|(field, _)| *field);
        self.problem = problem;
        if self.problem.is_some() {
            return false;
        }
        match self.asked.next() {
            None => true,
            Some(next) => {
                self.asked = next;
                self.focus = Some(next.field());
                false
            }
        }
    }

    /// Goes back to the question before; false at the first.
    pub(super) fn back(&mut self) -> bool {
        let before = match self.asked {
            Asked::Ticket | Asked::Group => return false,
            Asked::Me => Asked::first(&self.page),
            Asked::Passphrase => Asked::Me,
        };
        self.asked = before;
        self.focus = Some(before.field());
        self.problem = None;
        self.forget();
        true
    }

    /// What is missing or wrong in the answer to the question.
    fn unanswered(&self) -> Option<(Field, String)> {
        let field = self.asked.field();
        match self.asked {
            Asked::Ticket if self.ticket.trim().is_empty() => {
                Some((field, t!("door-please-paste-the-invitation").to_owned()))
            }
            Asked::Ticket => {
                let refused = Ticket::from_text(&self.pasted()).err()?;
                Some((field, said(&(&refused).into())))
            }
            Asked::Group if self.group.trim().is_empty() => {
                Some((field, t!("door-please-give-the-group-a-name").to_owned()))
            }
            Asked::Group => Some((field, unfit(Subject::GroupName, &self.group)?)),
            Asked::Me if self.me.trim().is_empty() => {
                Some((field, t!("door-please-say-what-the-others-call").to_owned()))
            }
            Asked::Me => Some((field, unfit(Subject::Name, &self.me)?)),
            Asked::Passphrase => Some(match passphrase_problem(&self.passphrase, &self.again)? {
                PassphraseProblem::Short(words) => (field, words.to_owned()),
                PassphraseProblem::Differs(words) => (Field::Again, words.to_owned()),
            }),
        }
    }

    /// The ticket as pasted, without the line breaks that a message brings along.
    pub(super) fn pasted(&self) -> String {
        self.ticket.split_whitespace().collect()
    }
}

/// Why words are no name.
fn unfit(what: Subject, words: &str) -> Option<String> {
    line(what, words).err().map(|refused| said(&(&refused).into()))
}

/// A question as the heading, and how many there are.
pub(super) fn question_ui(ui: &mut Ui, question: &str, at: usize, of: usize) {
    small(ui, &t!("door-step-of", at = at, of = of));
    heading(ui, question);
}

/// The ways on and back below a question; whether each was taken.
pub(super) fn ways_ui(ui: &mut Ui, on: &str) -> (bool, bool) {
    ui.add_space(theme::GAP);
    row(ui, |ui| (primary(ui, on).clicked(), quiet(ui, t!("door-back")).clicked()))
}

/// What the others call whoever is at the door, the second of the questions; whether it was ended with Enter.
pub(super) fn me_ui(ui: &mut Ui, door: &mut Door, of: usize) -> bool {
    question_ui(ui, t!("door-what-do-the-others-call-you"), 2, of);
    soft(ui, t!("door-you-can-change-it-later"));
    ui.add_space(theme::PART);
    let Door { me, focus, problem, .. } = door;
    let label = t!("door-what-the-others-call-you");
    let me = answer_ui(ui, label, wide(me), Field::Me, focus, problem.as_ref());
    entered(ui, &me)
}

/// A new passphrase, twice, with what happens if it is lost; whether the last was ended with Enter.
pub(super) fn secret_ui(ui: &mut Ui, door: &mut Door) -> bool {
    let is_founding = matches!(door.page, Page::Found | Page::Anew);
    let Door { passphrase, again, focus, problem, is_beside, is_shown, .. } = door;
    let passphrase = wide(passphrase).password(!*is_shown);
    field_ui(
        ui,
        t!("door-a-passphrase-for-this-device"),
        passphrase,
        Field::Passphrase,
        focus,
        problem.as_ref(),
    );
    small(ui, t!("door-at-least-ten-characters"));
    ui.add_space(theme::GAP);
    let again = wide(again).password(!*is_shown);
    let again =
        field_ui(ui, t!("door-the-same-once-more"), again, Field::Again, focus, problem.as_ref());
    show_ui(ui, is_shown);
    ui.add_space(theme::GAP);
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        small(
            ui,
            if is_founding {
                t!("door-if-you-lose-it-alone")
            } else {
                t!("door-if-you-lose-it-the-words")
            },
        );
        if *is_beside {
            small(ui, t!("door-one-passphrase-opens-all"));
        }
    });
    ui.add_space(theme::GAP);
    super::problem_ui(ui, problem.as_ref(), Field::Whole);
    entered(ui, &again)
}
