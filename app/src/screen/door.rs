//! Before a group is open: found one, join one, or unlock the one that is here. Founding and joining ask one question at a time.
//!
//! Invariant: what is missing or wrong is said beside the field it is about, and the keyboard goes there.

mod asked;
mod by_file;
mod erasing;
mod founding;
mod joining;
mod opening;
mod page;

use egui::{Id, Response, RichText, TextEdit, Ui};
use kith_sync::node::api::Rule;
use zeroize::Zeroizing;

use self::asked::Asked;
use self::by_file::{ByFile, asking_ui};
use self::erasing::{Erasing, erase_ui};
use self::founding::{first_ui, found_ui};
use self::joining::{compare_ui, differ_ui, join_ui, joining_ui, ticket_ui, unfinished_ui};
use self::opening::{code_ui, forgotten_ui, new_passphrase_ui, restore_ui, unlock_ui};
pub(crate) use self::page::Page;
use super::help::general_ui;
use super::keys::show_ui;
use super::parts::{
    announced, card, choices, edged, entered, field, note, primary, prose, quiet, refusal, row,
    secondary, seen, small, soft,
};
use super::{Action, Drafts};
use crate::desktop::{GroupHere, Openers};
use crate::theme::{self, palette};
use crate::view::anew::AnewView;
use crate::view::decisions::rule::FIRST_RULE;
use crate::words::t;

/// What stands at the door.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the door")]
pub(crate) struct Door {
    pub(crate) page: Page,
    /// The question that founding or joining has come to.
    asked: Asked,
    group: String,
    me: String,
    /// How a group that is founded decides.
    rule: Rule,
    ticket: String,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Whether an answer is awaited.
    pub(crate) waiting: bool,
    /// What did not go on, in plain words, and beside which field that is said.
    problem: Option<(Field, String)>,
    /// Whether how the group decides is being chosen.
    choosing: bool,
    /// Whether the group that is being opened has just been founded here.
    was_founded: bool,
    /// Whether forgetting a joining is being confirmed.
    forgetting: bool,
    /// The field that the keyboard has yet to go to.
    focus: Option<Field>,
    help: bool,
    by_file: ByFile,
    /// Of which group a joining is not finished.
    pub(crate) begun: GroupHere,
    /// Whether the group on screen is open behind the door.
    pub(crate) is_beside: bool,
    /// Whether what is typed as passphrase is shown.
    is_shown: bool,
    /// The recovery code that opened the groups, until there is a new passphrase.
    code: Zeroizing<String>,
    /// Where a backup is.
    path: String,
    /// Whether the recovery code opens the backup.
    by_code: bool,
    erasing: Erasing,
    /// What was done last, to be said where somebody stands then.
    pub(crate) told: Option<&'static str>,
    /// How many of a hundred parts of it are read, where that takes its time.
    pub(crate) restoring: Option<u8>,
    /// What is on this device.
    pub(crate) here: Here,
}

/// What is on this device behind the door.
#[derive(Clone, Debug, Default)]
pub(crate) struct Here {
    /// How many groups.
    pub(crate) groups: usize,
    /// Those that are locked, the newest first, as they are called meanwhile.
    pub(crate) locked: Vec<(GroupHere, String)>,
    /// Those whose joining is not finished, the same way.
    pub(crate) unfinished: Vec<(GroupHere, String)>,
    /// What opens those that are locked.
    pub(crate) openers: Openers,
}

/// A field at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Field {
    Group,
    Ticket,
    Me,
    Passphrase,
    Again,
    /// Whom to bring in.
    Person,
    /// Where the request is to lie, and where the answer is.
    Request,
    Answer,
    Code,
    Path,
    /// None: what is said is about all of them.
    Whole,
}

impl Field {
    fn id(self) -> Id {
        Id::unique(("door", self))
    }
}

impl Default for Door {
    fn default() -> Self {
        Self {
            page: Page::default(),
            asked: Asked::default(),
            group: String::new(),
            me: String::new(),
            rule: FIRST_RULE,
            ticket: String::new(),
            passphrase: Zeroizing::default(),
            again: Zeroizing::default(),
            waiting: false,
            problem: None,
            choosing: false,
            was_founded: false,
            forgetting: false,
            focus: None,
            help: false,
            by_file: ByFile::default(),
            begun: GroupHere::FIRST,
            is_beside: false,
            is_shown: false,
            code: Zeroizing::default(),
            path: String::new(),
            by_code: false,
            erasing: Erasing::default(),
            told: None,
            restoring: None,
            here: Here::default(),
        }
    }
}

impl Door {
    pub(crate) fn at(page: Page) -> Self {
        Self { focus: page.first_field(), asked: Asked::first(&page), page, ..Self::default() }
    }

    /// Founding anew, with the names and the rule of before.
    pub(crate) fn anew(anew: AnewView) -> Self {
        let AnewView { group, me, rule } = anew;
        Self { group, me, rule, choosing: rule != FIRST_RULE, ..Self::at(Page::Anew) }
    }

    /// Going on with the joining of a group that is not finished.
    pub(crate) fn unfinished(begun: GroupHere) -> Self {
        Self { begun, ..Self::at(Page::Unfinished) }
    }

    /// The same door, with a group open behind it.
    pub(crate) fn beside(self) -> Self {
        Self { is_beside: true, ..self }
    }

    /// Shows another page without the last one's passphrase.
    pub(crate) fn turn_to(&mut self, page: Page) {
        self.focus = page.first_field();
        self.asked = Asked::first(&page);
        self.page = page;
        self.waiting = false;
        self.problem = None;
        self.forgetting = false;
        self.erasing = Erasing::default();
        self.told = None;
        self.forget();
    }

    /// Says what did not go on.
    pub(crate) fn refused(&mut self, because: String) {
        self.waiting = false;
        self.not_read();
        let beside = self.refused_beside();
        self.focus = beside;
        self.problem = Some((beside.unwrap_or(Field::Whole), because));
    }

    /// What did not go on.
    pub(crate) fn problem(&self) -> Option<String> {
        self.problem.as_ref().map(|(_, because)| because.clone())
    }

    /// Why joining came to nothing.
    fn refused_joining(&self) -> Option<String> {
        let (beside, because) = self.problem.as_ref()?;
        (self.page == Page::Join && *beside == Field::Whole).then(|| because.clone())
    }

    /// Begins joining from another invitation.
    fn begin_again(&mut self) {
        self.ticket.clear();
        self.turn_to(if self.is_beside { Page::Join } else { Page::Welcome });
    }

    /// Forgets what was typed as passphrase.
    pub(crate) fn forget(&mut self) {
        self.passphrase = Zeroizing::default();
        self.again = Zeroizing::default();
        self.code = Zeroizing::default();
        self.is_shown = false;
    }

    /// Goes back to where one begins on this device.
    fn go_home(&mut self) {
        self.turn_to(if self.here.groups > 0 { Page::Unlock } else { Page::Welcome });
    }

    /// Whether it stays open though there is a group to show: somebody is still at something here.
    pub(crate) fn stays_open(&self) -> bool {
        let is_busy =
            matches!(self.page, Page::Joining(_) | Page::Compare(_) | Page::Differ | Page::First);
        self.is_beside || is_busy || self.page == Page::NewPassphrase
    }

    /// The group has begun to be here and is being opened.
    pub(crate) fn began(&mut self) {
        self.is_beside = false;
        if matches!(self.page, Page::Found | Page::Anew) {
            self.turn_to(Page::Opening);
            self.was_founded = true;
        } else if self.page == Page::Restore || self.came_by_file() {
            self.turn_to(Page::Opening);
        }
    }

    /// The group is open: whoever has just founded it is asked whom to bring in, and whoever opened it with the recovery code
    /// for a new passphrase.
    pub(crate) fn opened(&mut self) {
        if self.page == Page::Code && self.waiting {
            let code = std::mem::take(&mut self.code);
            self.turn_to(Page::NewPassphrase);
            self.code = code;
        }
        if std::mem::take(&mut self.was_founded) && self.page == Page::Opening {
            self.turn_to(Page::First);
        }
    }
}

/// Shows the door; whether somebody is through, to the group that is open. The `drafts` are of the group on screen.
pub(crate) fn door_ui(
    ui: &mut Ui,
    door: &mut Door,
    drafts: Option<&mut Drafts>,
    actions: &mut Vec<Action>,
) -> bool {
    let mut through = false;
    let side = ((ui.available_width() - theme::DOOR_WIDTH) / 2.0).max(theme::PART);
    // Each page and each question begins at its top, however far down somebody was on the one before.
    let page = (std::mem::discriminant(&door.page), door.asked);
    egui::ScrollArea::vertical().id_salt(page).auto_shrink(false).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.05).max(theme::PART));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_max_width(theme::DOOR_WIDTH.min(ui.available_width() - theme::PART));
                match &door.page {
                    Page::Welcome => welcome_ui(ui, door),
                    Page::Found | Page::Anew => through = found_ui(ui, door, actions),
                    Page::Join => through = join_ui(ui, door, actions),
                    Page::Joining(step) => joining_ui(ui, step.as_ref(), actions),
                    Page::Asking { .. } => through = asking_ui(ui, door, actions),
                    Page::Compare(words) => through = compare_ui(ui, &words.join("   "), door),
                    Page::Differ => through = differ_ui(ui),
                    Page::Unlock => unlock_ui(ui, door, actions),
                    Page::Code => code_ui(ui, door, actions),
                    Page::NewPassphrase => through = new_passphrase_ui(ui, door, drafts, actions),
                    Page::Forgotten => forgotten_ui(ui, door),
                    Page::Restore => restore_ui(ui, door, actions),
                    Page::Erase => through = erase_ui(ui, door, actions),
                    Page::First => through = first_ui(ui, door, drafts, actions),
                    Page::Unfinished => through = unfinished_ui(ui, door, actions),
                    Page::Opening => {
                        heading(ui, t!("door-one-moment"));
                        soft(ui, t!("door-the-group-is-being-opened"));
                    }
                }
                ui.add_space(theme::SECTION);
                help_ui(ui, door);
            });
        });
    });
    through
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).text_style(theme::title()));
    ui.add_space(theme::GAP);
}

/// What was done last, also to whoever does not see it.
fn told_ui(ui: &mut Ui, told: Option<&str>) {
    if let Some(told) = told {
        let ground = palette(ui.ctx()).sage_pale;
        let label = note(ui, ground, |ui| ui.label(told));
        announced(ui, &label);
        ui.add_space(theme::PART);
    }
}

/// Which of several groups whose names nobody can read; the one that was picked.
fn which_group_ui(
    ui: &mut Ui,
    (question, about): (&str, &str),
    groups: &[(GroupHere, String)],
    chosen: Option<GroupHere>,
) -> Option<GroupHere> {
    small(ui, question);
    let ways: Vec<_> = groups.iter().map(|(here, name)| (*here, name.as_str())).collect();
    let picked = choices(ui, &ways, chosen, about);
    ui.add_space(theme::PART);
    picked
}

fn welcome_ui(ui: &mut Ui, door: &mut Door) {
    told_ui(ui, door.told);
    heading(ui, t!("door-welcome-to-kith"));
    prose(ui, t!("door-a-place-for-a-small-group"));
    ui.add_space(theme::PART);
    card(ui, |ui| {
        prose(ui, RichText::new(t!("door-i-have-an-invitation")).text_style(theme::subtitle()));
        soft(ui, t!("door-somebody-of-the-group-gave-you"));
        ui.add_space(theme::GAP);
        if ticket_ui(ui, door) {
            door.page = Page::Join;
        }
    });
    card(ui, |ui| {
        prose(ui, RichText::new(t!("door-we-are-just-beginning")).text_style(theme::subtitle()));
        soft(ui, t!("door-perhaps-there-is-a-group-already"));
        ui.add_space(theme::GAP);
        if secondary(ui, t!("door-found-a-group")).clicked() {
            door.turn_to(Page::Found);
        }
    });
    if quiet(ui, t!("door-i-have-a-backup")).clicked() {
        door.turn_to(Page::Restore);
    }
}

/// A field, with what is wrong with it below, and the keyboard in it where that is wanted.
fn field_ui(
    ui: &mut Ui,
    label: &str,
    edit: TextEdit<'_>,
    at: Field,
    focus: &mut Option<Field>,
    problem: Option<&(Field, String)>,
) -> Response {
    let response = field(ui, label, edit.id(at.id()));
    beside_ui(ui, &response, at, focus, problem);
    response
}

/// A field that answers the question above it, which is read aloud as `name`.
fn answer_ui(
    ui: &mut Ui,
    name: &str,
    edit: TextEdit<'_>,
    at: Field,
    focus: &mut Option<Field>,
    problem: Option<&(Field, String)>,
) -> Response {
    let response = edged(ui, |ui| seen(ui.add(edit.id(at.id())))).accessible_name(name);
    ui.add_space(theme::GAP);
    beside_ui(ui, &response, at, focus, problem);
    response
}

/// The keyboard in a field where that is wanted, and what is wrong with it.
fn beside_ui(
    ui: &mut Ui,
    response: &Response,
    at: Field,
    focus: &mut Option<Field>,
    problem: Option<&(Field, String)>,
) {
    if *focus == Some(at) {
        response.request_focus();
        // Whoever types sees where.
        response.scroll_to_me(None);
        *focus = None;
    }
    problem_ui(ui, problem, at);
}

fn problem_ui(ui: &mut Ui, problem: Option<&(Field, String)>, at: Field) {
    if let Some((_, because)) = problem.filter(|(beside, _)| *beside == at) {
        refusal(ui, Some(because));
        ui.add_space(theme::GAP);
    }
}

/// The passphrase of what is on this device, and the button that uses it; the passphrase once it is given.
fn passphrase_ui(ui: &mut Ui, door: &mut Door, button: &str) -> Option<Zeroizing<String>> {
    let Door { passphrase, focus, problem, is_shown, .. } = door;
    let edit = wide(passphrase).password(!*is_shown);
    let response =
        field_ui(ui, t!("door-passphrase"), edit, Field::Passphrase, focus, problem.as_ref());
    let ready = !passphrase.is_empty();
    let clicked = row(ui, |ui| {
        let open = ui.add_enabled_ui(ready, |ui| primary(ui, button)).inner;
        show_ui(ui, is_shown);
        open.clicked()
    });
    if !ready || !(clicked || entered(ui, &response)) {
        return None;
    }
    door.problem = None;
    Some(door.passphrase.clone())
}

/// General words of help, also before anything is opened; that they were read is noted nowhere.
fn help_ui(ui: &mut Ui, door: &mut Door) {
    let words = if door.help {
        t!("door-hide-these-words-of-help")
    } else {
        t!("door-when-you-need-help-now")
    };
    if quiet(ui, words).clicked() {
        door.help = !door.help;
    }
    if door.help {
        card(ui, general_ui);
    }
}

fn wide(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).desired_width(f32::INFINITY)
}
