//! Formats of a sitting: its timed parts, fixed when it is opened.
//!
//! Source: FORMATS.md §8, "A sitting".

use serde::{Deserialize, Serialize};

/// The most parts of a format.
pub const MAX_PARTS: usize = 16;
/// The longest part, in minutes.
pub const MAX_PART_MINUTES: u8 = 120;

/// A part of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// A round of arriving.
    Arrival,
    /// Whose question it is today, and for how long.
    Choosing,
    /// One theme for all.
    Theme,
    /// One tells, and the others listen.
    Telling,
    /// “Do you want to be heard, questions, or ideas?”
    Asking,
    /// What the teller asked for; while there are ideas the teller only listens.
    Ideas,
    /// What the teller takes along.
    Taking,
    /// Sharing what helps.
    Sharing,
    /// The ground rules are made, or looked at again.
    GroundRules,
    /// How it is working, or what it was like.
    LookingBack,
    /// A break.
    Break,
    /// A closing round, and somebody who checks on whoever needs it.
    Closing,
    /// The next date.
    NextDate,
}

impl PartKind {
    /// Whether everybody has a turn in it.
    pub const fn is_round(self) -> bool {
        match self {
            Self::Arrival
            | Self::Choosing
            | Self::Theme
            | Self::Ideas
            | Self::Sharing
            | Self::GroundRules
            | Self::LookingBack
            | Self::Closing => true,
            Self::Telling | Self::Asking | Self::Taking | Self::Break | Self::NextDate => false,
        }
    }

    /// Whether it is what was chosen to talk about, which takes the time that was given to it.
    pub const fn is_of_question(self) -> bool {
        match self {
            Self::Theme | Self::Telling | Self::Asking | Self::Ideas | Self::Taking => true,
            Self::Arrival
            | Self::Choosing
            | Self::Sharing
            | Self::GroundRules
            | Self::LookingBack
            | Self::Break
            | Self::Closing
            | Self::NextDate => false,
        }
    }
}

/// What somebody takes on in the room, until another does or the room is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomRole {
    /// Whose question it is.
    Teller,
    /// Leads through one member's question.
    Moderator,
    /// Checks in the next days on whoever needs it.
    Checker,
}

/// One part and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FormatPart {
    /// What it is.
    pub kind: PartKind,
    /// How long it is.
    pub minutes: u8,
}

/// A format ready to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ready {
    /// An open evening of 90 minutes.
    OpenEvening,
    /// One member's question in 35 minutes.
    Question,
    /// One member's question in 45 minutes.
    LongQuestion,
    /// Three people in 10 minutes.
    Trio,
    /// A first meeting.
    FirstMeeting,
    /// How it is working, every quarter.
    CheckUp,
    /// A last meeting.
    LastMeeting,
}

/// A format: which one, and its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Format {
    /// Which one it was made from.
    pub ready: Ready,
    /// Its parts, in order.
    pub parts: Vec<FormatPart>,
}

impl Ready {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::OpenEvening,
        Self::Question,
        Self::LongQuestion,
        Self::Trio,
        Self::FirstMeeting,
        Self::CheckUp,
        Self::LastMeeting,
    ];

    /// The format itself.
    pub fn format(self) -> Format {
        use PartKind::{
            Arrival, Asking, Choosing, Closing, GroundRules, Ideas, LookingBack, NextDate, Sharing,
            Taking, Telling, Theme,
        };
        let parts: &[(PartKind, u8)] = match self {
            Self::OpenEvening => &[
                (Arrival, 15),
                (Choosing, 5),
                (Theme, 35),
                (Sharing, 20),
                (Closing, 10),
                (NextDate, 5),
            ],
            Self::Question => {
                &[(Arrival, 5), (Telling, 10), (Asking, 2), (Ideas, 10), (Taking, 3), (Closing, 5)]
            }
            Self::LongQuestion => &[
                (Arrival, 5),
                (Choosing, 3),
                (Telling, 12),
                (Asking, 2),
                (Ideas, 13),
                (Taking, 4),
                (Closing, 6),
            ],
            Self::Trio => &[(Telling, 3), (Telling, 3), (Telling, 3), (Closing, 1)],
            Self::FirstMeeting => {
                &[(Arrival, 20), (Theme, 20), (GroundRules, 30), (Closing, 12), (NextDate, 8)]
            }
            Self::CheckUp => {
                &[(Arrival, 10), (LookingBack, 25), (GroundRules, 10), (Closing, 10), (NextDate, 5)]
            }
            Self::LastMeeting => &[(Arrival, 15), (LookingBack, 25), (Sharing, 20), (Closing, 15)],
        };
        let parts =
            parts.iter().map(|(kind, minutes)| FormatPart { kind: *kind, minutes: *minutes });
        Format { ready: self, parts: parts.collect() }
    }
}

impl Format {
    /// Whether it is one that can be.
    pub(super) fn is_possible(&self) -> bool {
        (1..=MAX_PARTS).contains(&self.parts.len())
            && self.parts.iter().all(|part| (1..=MAX_PART_MINUTES).contains(&part.minutes))
    }

    /// The same, with so many minutes in all for what was chosen to talk about, shared between its parts as they were.
    pub(super) fn with_minutes(&self, minutes: u8) -> Self {
        let of_question = |part: &&mut FormatPart| part.kind.is_of_question();
        let mut format = self.clone();
        let all: u32 = self
            .parts
            .iter()
            .filter(|part| part.kind.is_of_question())
            .map(|it| u32::from(it.minutes))
            .sum();
        let (mut before, mut given) = (0_u32, 0_u32);
        for part in format.parts.iter_mut().filter(of_question) {
            before = before.saturating_add(u32::from(part.minutes));
            let until = (before.saturating_mul(u32::from(minutes)) + all / 2) / all.max(1);
            let here = u8::try_from(until.saturating_sub(given)).unwrap_or(MAX_PART_MINUTES);
            part.minutes = here.clamp(1, MAX_PART_MINUTES);
            given = until;
        }
        format
    }

    /// A part by its place.
    pub fn part(&self, index: u8) -> Option<FormatPart> {
        self.parts.get(usize::from(index)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_takes_as_long_as_its_name_says() {
        let minutes = Ready::ALL.map(|ready| {
            let format = ready.format();
            assert!(format.is_possible() && format.ready == ready);
            format.parts.iter().map(|part| u32::from(part.minutes)).sum::<u32>()
        });
        assert_eq!(minutes, [90, 35, 45, 10, 90, 60, 75]);
    }
}
