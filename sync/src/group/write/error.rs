//! Why an edit was not made.

use super::Subject;
use crate::group::document::ComposeError;

/// Why an edit was not made, in words for the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// There is no such rule.
    #[error("This ground rule is not here (yet).")]
    NoSuchRule,
    /// The device is another member's, or nobody's.
    #[error("Only a device of your own can be given a name.")]
    NotYourDevice,
    /// There is no such decision.
    #[error("This decision is not here (yet).")]
    NoSuchDecision,
    /// There is no such concern.
    #[error("This concern is not here (any more). Please look at it again.")]
    NoSuchConcern,
    /// There is no such meeting.
    #[error("This meeting is not here (yet).")]
    NoSuchMeeting,
    /// Something needs words.
    #[error("{0} needs a few words.")]
    Empty(Subject),
    /// Too many words.
    #[error("This is too long: {limit} bytes fit, and it has {length}.")]
    TooLong {
        /// How many bytes there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Several lines where one fits.
    #[error("{0} has to fit on one line.")]
    SeveralLines(Subject),
    /// There is no such place.
    #[error("This place is not here (yet).")]
    NoSuchPlace,
    /// There is no such contact.
    #[error("This contact is not here (yet).")]
    NoSuchContact,
    /// The number referred to is not the one of now.
    #[error("The number has changed in the meantime. Please look at it again.")]
    NoSuchNumber,
    /// There is no such thing on the shelf.
    #[error("This is not on the shelf (yet).")]
    NotOnTheShelf,
    /// There is no such round of answers.
    #[error("This question to everybody is not here (yet).")]
    NoSuchReview,
    /// What somebody else works through.
    #[error("Only whoever shared this can change it.")]
    NotYourQuestion,
    /// There is no such thing taken along.
    #[error("What was taken along is not here (yet).")]
    NotTakenAlong,
    /// A day that cannot be.
    #[error("The day has to be in the years from 1970 to 2200.")]
    Day,
    /// There is no such person on the list.
    #[error("This person is not on the list (any more).")]
    NoSuchCandidate,
    /// Somebody changed what would be undone.
    #[error("This has been changed since, so it was not undone. Change it as you want it.")]
    ChangedSince,
    /// Nothing was done.
    #[error("There is nothing to undo.")]
    NothingToUndo,
    /// There is no day for it.
    #[error("No day is set on which to say whether it clicks, or two are.")]
    NoTrial,
    /// They are one already.
    #[error("These are the same entry already.")]
    SamePerson,
    /// There is no such notice.
    #[error("This notice is not here (yet).")]
    NoSuchPosting,
    /// Not a size of a group.
    #[error("The group can aim at being from 2 to 24.")]
    Size,
    /// One thing is said twice at once.
    #[error("Each thing about a place can be said once.")]
    Twice,
    /// The wording referred to is not known.
    #[error("The wording has changed in the meantime. Please read it again.")]
    NoSuchWording,
    /// Two wordings that were written at once change the same words.
    #[error("Two wordings stand side by side. Choose one first.")]
    SideBySide,
    /// Words that would have to be read first are not here.
    #[error("Some of these words have not arrived on this device yet. Please wait for them.")]
    WordsNotHere,
    /// All words of a wording were taken back.
    #[error("These words were taken back. They have to be written anew first.")]
    WordsTakenBack,
    /// A reason without a word that it could belong to.
    #[error("A reason needs an answer that it belongs to.")]
    ReasonAlone,
    /// The rule is set aside.
    #[error("This ground rule is set aside. Take it up again first.")]
    RuleAside,
    /// The decision is set aside.
    #[error("This decision is set aside. Take it up again first.")]
    DecisionAside,
    /// The place is put aside.
    #[error("This place is put aside. Take it up again first.")]
    PlaceAside,
    /// The contact is put aside.
    #[error("This contact is put aside. Take it up again first.")]
    ContactAside,
    /// Something else is put aside.
    #[error("This is put aside. Take it up again first.")]
    Aside,
    /// The meeting is cancelled.
    #[error("This meeting is cancelled. Bring it back first.")]
    MeetingCancelled,
    /// The date is not one on which the meeting is.
    #[error("The meeting is not on that date.")]
    NotOnThatDate,
    /// The time referred to is not the one of now.
    #[error("The time has changed in the meantime. Please look at it again.")]
    NoSuchTime,
    /// A single meeting has no dates of which something could be said.
    #[error("This meeting is on one date only. Move or cancel the meeting itself.")]
    NotRegular,
    /// Whoever should do something is no member.
    #[error("Only somebody who belongs to the group can do this for it.")]
    NotAmongUs,
    /// The meeting was not asked for by times to choose from.
    #[error("For this meeting no date is being looked for.")]
    NoSuchPoll,
    /// The time is not among those to choose from.
    #[error("This time is not among those to choose from (yet).")]
    NoSuchSlot,
    /// Too many times.
    #[error("There can be 32 times to choose from; fewer are easier to answer.")]
    TooManySlots,
    /// Too long a notice.
    #[error("A meeting can be called up to 90 days before.")]
    Notice,
    /// Not times at which somebody can be free.
    #[error(
        "When you are free is said in up to 14 spans of a week, each ending after it begins, and up to 8 times away."
    )]
    FreeTimes,
    /// Not a time of a meeting.
    #[error(transparent)]
    Time(#[from] crate::group::meetings::TimeError),
    /// Taking back is an entry of its own and no change of the document.
    #[error("Taking back does not change the document; it is sent on its own.")]
    TakeBack,
    /// Whoever edits does not belong to the group.
    #[error("Only members can change this.")]
    NotAMember,
    /// The document failed.
    #[error("This could not be written. Nothing was changed.")]
    Compose(#[source] ComposeError),
}
