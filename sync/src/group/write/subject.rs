//! What the words are that are missing, or too many.

/// What words are, for a sentence about what is wrong with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Subject {
    /// A name.
    #[error("A name")]
    Name,
    /// The group's name.
    #[error("The group's name")]
    GroupName,
    /// An address.
    #[error("An address")]
    Address,
    /// A place.
    #[error("A place")]
    Place,
    /// What a place costs.
    #[error("What a place costs")]
    Cost,
    /// How a place is booked.
    #[error("How a place is booked")]
    Booking,
    /// What you say.
    #[error("What you say")]
    Remark,
    /// What it is about.
    #[error("What it is about")]
    About,
    /// Looking for a date.
    #[error("Looking for a date")]
    Poll,
    /// Where a notice is.
    #[error("Where a notice is")]
    Where,
    /// What is put on the shelf.
    #[error("What is put on the shelf")]
    ShelfItem,
    /// A link.
    #[error("A link")]
    Link,
    /// A contact.
    #[error("A contact")]
    Contact,
    /// A number or address.
    #[error("A number or address")]
    Number,
    /// A region.
    #[error("A region")]
    Region,
    /// What you take along.
    #[error("What you take along")]
    Taken,
    /// A question.
    #[error("A question")]
    Question,
    /// A person.
    #[error("A person")]
    Person,
    /// A line about a person.
    #[error("A line about a person")]
    PersonLine,
    /// Who named a person.
    #[error("Who named a person")]
    PersonFrom,
    /// A ground rule's title.
    #[error("A ground rule's title")]
    RuleTitle,
    /// A decision's title.
    #[error("A decision's title")]
    DecisionTitle,
    /// A ground rule.
    #[error("A ground rule")]
    Rule,
    /// A decision.
    #[error("A decision")]
    Decision,
    /// A reminder.
    #[error("A reminder")]
    Reminder,
    /// A check-in.
    #[error("A check-in")]
    CheckIn,
    /// A note.
    #[error("A note")]
    Note,
}
