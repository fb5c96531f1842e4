//! How to find a focus: examples, kinds, and where members come from.

use kith_sync::group::edit::{FocusKind, Grades, Origin};

pub(crate) const LEAD: &str = "What brings you together. A group that can say for whom it is and what for is found by those who need it. \
     Everyone may write here; everyone sees who wrote what.";

/// A purpose that tells little, one that tells more, and what makes the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub(crate) vague: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) why: &'static str,
}

pub(crate) const EXAMPLES: [Example; 3] = [
    Example {
        vague: "A group for everybody who is stressed at work.",
        clear: "A group of nurses on night shifts, from any ward, to talk about what stays with us after a shift and what helps us \
                rest.",
        why: "It says who and what for: whoever hears it knows whether it is for them.",
    },
    Example {
        vague: "Let us support each other.",
        clear: "A group of social workers in their first year to tell each other what was new and what was hard, and to hear that \
                others find it hard too.",
        why: "It says what you would do together.",
    },
    Example {
        vague: "Something for our well-being.",
        clear: "A group of paramedics who like to walk, to go out together on Sundays and talk of anything but work.",
        why: "Simply company is a purpose too, once it is said.",
    },
];

/// What stands where nothing was written of it yet, while the sentence is built.
pub(crate) const WHO_MISSING: &str = "It does not say yet who the group is for. People of one profession, of one shift, of one age, of one town? \
     Who would you like to find at the table?";
pub(crate) const WHAT_MISSING: &str = "It does not say yet what you would do together. Talk about something? Learn something, do something, or \
     simply keep each other company?";
/// The same of what the group has written already.
pub(crate) const WHO_OPEN: &str = "It is not said yet who the group is for. A few words are enough, and can change as you find out.";
pub(crate) const WHAT_OPEN: &str = "It is not said yet what you would do together. A few words are enough, and can change as you find out.";

/// Where two wrote the purpose at once.
pub(crate) const NO_NOTICE: &str = "Two of you wrote this at once. Please make no notice and no invitation of it before one of you has read it as it \
     stands now and settled it.";

/// The kinds, each with its line.
pub(crate) const KINDS: [(FocusKind, &str, &str); 6] = [
    (
        FocusKind::SelfCare,
        "Looking after ourselves",
        "One side of it: rest, food, moving, quiet, saying no.",
    ),
    (
        FocusKind::Strain,
        "One strain, or a question of health",
        "Something that weighs on all of you, at work or beside it.",
    ),
    (
        FocusKind::Profession,
        "What a profession asks of us",
        "You do the same work, in one place or in many.",
    ),
    (
        FocusKind::Role,
        "A role at work",
        "You have the same task: guiding students, leading a shift, being new.",
    ),
    (
        FocusKind::Community,
        "A community",
        "People of one age, gender, origin, language or belief, or another thing you share.",
    ),
    (
        FocusKind::Company,
        "Simply company",
        "No task and no theme. Not being alone is reason enough for a group.",
    ),
];

pub(crate) const ORIGINS: [(Origin, &str); 4] = [
    (Origin::SameWorkplace, "From one workplace"),
    (Origin::DifferentWorkplaces, "From different workplaces"),
    (Origin::Mixed, "Some from one, some from others"),
    (Origin::Undecided, "Not decided yet"),
];

/// One side of where members can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) title: &'static str,
    pub(crate) good: [&'static str; 2],
    pub(crate) care: [&'static str; 2],
}

pub(crate) const SIDES: [Side; 2] = [
    Side {
        title: "From one workplace",
        good: [
            "Everyone knows the place and its rules; little has to be explained.",
            "Where nobody else can hear, situations can be told more freely.",
        ],
        care: [
            "It is harder to open up about colleagues or the organisation, and who stands above whom matters.",
            "Working for the same employer is no permission to share what you know of a patient or a client.",
        ],
    },
    Side {
        title: "From different workplaces",
        good: [
            "You can speak more freely about your own employer.",
            "There is less fear that it reaches the boss, or the job.",
        ],
        care: [
            "No client can be talked about: only how it is for you.",
            "Every detail needs more care, because somebody may put two and two together.",
        ],
    },
];

pub(crate) const RULES_AFTER: &str = "What can be told differs with this. When it changes, look at your ground rules again together.";

pub(crate) const GRADES: [(Grades, &str); 3] =
    [(Grades::No, "No"), (Grades::Yes, "Yes"), (Grades::CaseByCase, "We look at each case")];

pub(crate) const GRADES_LEAD: &str = "Whoever may judge your work hears what you say differently, even as a friend. It is right to say no, and to say yes.";

pub(crate) const AGAIN_LEAD: &str = "What you need changes. A day on which you ask yourselves whether this still fits keeps it from becoming a duty.";
