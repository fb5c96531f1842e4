//! Parcels: what a device has to say to the devices of named members, signed and sealed in a file that anybody may carry.
//!
//! A parcel is one side of a session: the frames that its writer would send to devices that cannot answer. The writer signs
//! who it is, for whom it writes, and each frame; all of it is then encrypted with age to every device that may read it, so
//! that from outside a parcel shows about how large it is, and nothing else. A request to come in is sealed alike.
//!
//! Invariant: a parcel is checked to its end before anything of it is handed out, and what is handed out is checked again.
//! Invariant: whoever reads holds one frame at a time, however large the file is.
//! Source: FORMATS.md §12; <https://c2sp.org/age>.

mod head;
mod plain;
mod seal;
#[cfg(test)]
mod tests;

use std::io::ErrorKind;

pub use head::{Head, MAX_FRAMES};
pub use plain::{Content, padded};
pub use seal::{
    MAX_RECEIVERS, SealedParcel, Secrets, key_of_device, seal_parcel, seal_request, takes_parcels,
};

/// The most bytes that a parcel holds, rounded up as it is; what the encryption adds comes on top.
pub const MAX_PARCEL_BYTES: u64 = 512 * 1024 * 1024;

/// Why a parcel was not written or not read, in words for the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum ParcelError {
    /// The file is something else.
    #[error("This file is no parcel of Kith's. Nothing was changed.")]
    NotAParcel,
    /// It has a form that is not known here.
    #[error(
        "A newer Kith wrote this parcel. Update Kith on this device, then read it again. Nothing was changed."
    )]
    NewerKith,
    /// Nothing in it opens with this device's keys.
    #[error(
        "This parcel is not for this device. It may be for somebody else, for another device or another group of yours, or \
         from before this device came in. Nothing was changed."
    )]
    NotForThisDevice,
    /// It opens, and is of another group.
    #[error(
        "This parcel belongs to another group. Open that group and read it there. Nothing was changed."
    )]
    OtherGroup,
    /// It is shorter than it says.
    #[error(
        "The end of this parcel is missing. Copy the file once more, or ask for another. Nothing was changed."
    )]
    CutOff,
    /// It is not what its writer wrote.
    #[error(
        "This parcel was damaged or changed on its way. Copy the file once more, or ask for another. Nothing was changed."
    )]
    Damaged,
    /// It is larger than any that is written.
    #[error("This file is larger than any parcel can be. Nothing was changed.")]
    TooLarge,
    /// Its writer was in the group once.
    #[error(
        "The device that wrote this parcel does not belong to the group any more, so nothing is taken from it. Nothing was \
         changed."
    )]
    WriterGone,
    /// Its writer is not known.
    #[error(
        "The device that wrote this parcel does not belong to the group, as far as is known here. Perhaps a parcel of \
         somebody else brings the news. Nothing was changed."
    )]
    WriterUnknown,
    /// All of it is of no use to those for whom it is asked.
    #[error("None of them has another device that a parcel could be written for.")]
    NobodyToRead,
    /// More devices than one header names.
    #[error(
        "These are more devices than one parcel can be written for. Name fewer people, and write several."
    )]
    TooManyReaders,
    /// There is more than one parcel holds.
    #[error("This is more than one parcel can hold.")]
    TooMuch,
    /// A file stands where it would be written.
    #[error("There is a file of that name already, and it stays as it is. Choose another name.")]
    FileThere,
    /// No file stands where one was named.
    #[error("There is no file of that name.")]
    NoFile,
    /// The operating system refused.
    #[error("The file could not be read or written. Nothing was changed.")]
    File(#[source] std::io::Error),
}

impl ParcelError {
    /// What a failure to read a file means: age tells of bytes that do not fit as of unreadable data.
    fn reading(error: std::io::Error) -> Self {
        if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) {
            Self::Damaged
        } else {
            Self::File(error)
        }
    }
}
