//! What can be typed behind `kith`.
//!
//! Source: README, "The headless mode".

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kith_desktop::notice::Notice;
use kith_desktop::print::Printed;
use kith_sync::node::api::{About, Door, Threshold};

use super::device::OnDevice;
use super::relay::RelayArgs;

const PASSPHRASE_HELP: &str =
    "A file that holds the passphrase, in place of the variable KITH_PASSPHRASE";

/// Keeps what a small mutual support group has agreed, on its members' own devices and nowhere else.
///
/// Alone, `kith` opens the window. With a verb it does the same work without one.
#[derive(Parser)]
#[command(name = "kith", version, disable_help_subcommand = true)]
pub(crate) struct Kith {
    /// The folder that holds the group on this device [default: the platform's folder for data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    #[arg(long, global = true, value_name = "FILE", help = PASSPHRASE_HELP)]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// What is given in place of the passphrase is the recovery code
    #[arg(long, global = true, conflicts_with = "keyring")]
    pub(crate) recovery: bool,
    /// Open with what the system's keyring keeps, where that was turned on
    #[arg(long, global = true, conflicts_with = "passphrase_file")]
    pub(crate) keyring: bool,
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

/// What to do without a window.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Found a group on this device
    Found {
        /// What the group is called
        #[arg(long, value_name = "NAME")]
        group: String,
        /// What the others call you
        #[arg(long, value_name = "NAME")]
        me: String,
        /// The folder of an earlier group, whose focus, ground rules, decisions and coming meetings the new one begins with
        #[arg(long, value_name = "DIR")]
        from: Option<PathBuf>,
        /// How many have to agree on who belongs
        #[arg(long, value_enum, default_value_t = Decide::Everyone)]
        decide: Decide,
        /// How many have to agree before the wording of a ground rule or a decision holds
        #[arg(long, value_enum, default_value_t = Decide::Everyone)]
        wordings: Decide,
        /// Who can come in at all
        #[arg(long, value_enum, default_value_t = Doorway::ByVote)]
        door: Doorway,
    },
    /// Make an invitation and print its ticket, which a running `kith node` or window honours
    Invite {
        /// What the person is called whom the group agreed to; while you are alone, you decide alone
        #[arg(value_name = "NAME", required_unless_present_any = ["my_device", "proposal"])]
        name: Option<String>,
        /// For a further device of your own
        #[arg(long, conflicts_with = "name")]
        my_device: bool,
        /// For the person whom this proposal admits, as `kith show` names it
        #[arg(long, value_name = "PROPOSAL", conflicts_with_all = ["name", "my_device"])]
        proposal: Option<kith_sync::id::EntryHash>,
    },
    /// Make an invitation unusable
    Withdraw {
        /// Which, as `kith show` names it
        #[arg(value_name = "INVITATION")]
        invite: kith_sync::id::EntryHash,
    },
    /// Come into a group with a ticket
    Join {
        /// The ticket, or - to read it from standard input
        ticket: String,
        /// What the others call you
        #[arg(long, value_name = "NAME")]
        me: String,
        /// Without any network: write a request to this file, for whoever invited you; `kith parcel read` reads the answer
        #[arg(long, value_name = "FILE", conflicts_with_all = ["listen", "peer"])]
        by_parcel: Option<PathBuf>,
        #[command(flatten)]
        reach: Reach,
    },
    /// Forget a joining that was begun in the folder and is not finished
    Forget,
    /// Show what the group keeps
    Show {
        /// As JSON: {"snapshot": …, "status": …}
        #[arg(long)]
        json: bool,
    },
    /// Print what the group agreed on, without anybody's name
    Print {
        /// What
        #[arg(value_enum)]
        what: Printing,
        /// As a page for a browser, to print it on paper
        #[arg(long)]
        page: bool,
    },
    /// The coming meetings for another calendar (iCalendar), without names; to standard output, or to a file
    Calendar {
        /// The file to write; what is there is replaced
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// As plain text
        #[arg(long)]
        text: bool,
        /// With the places by name; never with an address
        #[arg(long)]
        place: bool,
        /// Only this meeting, as `kith show --json` names it
        #[arg(long, value_name = "MEETING")]
        meeting: Option<kith_sync::id::RecordId>,
    },
    /// Write, and say who belongs, without the network; a running node sends it on later
    Do {
        /// What to do as JSON or a list of it, or - to read it from standard input
        #[arg(value_name = "JSON")]
        edits: String,
    },
    /// Show what you keep on this device for yourself alone, or keep something there; nobody is told of it
    Mine {
        /// What to keep as JSON or a list of it, or - to read it from standard input; without it, what is kept is shown
        #[arg(value_name = "JSON")]
        jots: Option<String>,
        /// As JSON
        #[arg(long, conflicts_with = "jots")]
        json: bool,
    },
    /// Print a notice by which to look for others, made of the focus; without any name or address
    Notice {
        /// Where it is put up
        #[arg(value_enum)]
        place: NoticePlace,
    },
    /// Show who wrote what, by day
    Log {
        /// Only of this part
        #[arg(long, value_enum)]
        part: Option<Part>,
    },
    /// Look for words in everything that the group keeps, and in what you keep for yourself alone
    Search {
        /// The words; all of them have to be in one text
        #[arg(required = true, num_args = 1.., value_name = "WORDS")]
        words: Vec<String>,
    },
    /// Open every row, check every chain and signature, build the document again and compare
    Verify,
    /// Carry what the group wrote in a sealed file, by stick, mail or messenger
    Parcel {
        #[command(subcommand)]
        what: ParcelVerb,
    },
    /// Stay up and in sync; JSON lines on standard input and output
    Node(#[command(flatten)] NodeArgs),
    /// Run a relay, through which devices of groups meet that cannot reach each other; it needs no passphrase and reads nothing
    /// of a group's
    Relay(#[command(flatten)] RelayArgs),
    /// Leave the group
    Leave {
        /// A last word to the others
        #[arg(long, value_name = "WORDS")]
        farewell: Option<String>,
    },
    #[command(flatten)]
    OnDevice(OnDevice),
    /// Try Kith alone: three members' devices on this machine, in throwaway folders
    Demo {
        /// Without a window: print what happens, and end
        #[arg(long)]
        headless: bool,
    },
}

/// What to do with a parcel.
#[derive(Subcommand)]
pub(crate) enum ParcelVerb {
    /// Write what members lack, as far as is known here, into a file that only their devices can open
    Write {
        /// For whom, by name or id; may be given more than once. Your own name stands for your other devices
        #[arg(long = "for", value_name = "NAME", required_unless_present = "for_all")]
        members: Vec<String>,
        /// For everybody
        #[arg(long, conflicts_with = "members")]
        for_all: bool,
        /// With all that is here, whatever they have
        #[arg(long)]
        everything: bool,
        /// The reply as JSON
        #[arg(long)]
        json: bool,
        /// The file, which is not there yet; in a folder it gets a name that tells nothing
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Read a parcel, a request to come in, or the answer to your own request
    Read {
        /// Write the reply to a parcel, or the answer to a request, here
        #[arg(long, value_name = "FILE")]
        reply: Option<PathBuf>,
        /// Let in whoever asks, if these are the words of their request, which they read to you
        #[arg(long, value_name = "WORDS", requires = "reply")]
        let_in: Option<String>,
        /// The reply as JSON
        #[arg(long)]
        json: bool,
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// How many have to agree.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Decide {
    Everyone,
    AllButOne,
    TwoThirds,
    Majority,
}

impl From<Decide> for Threshold {
    fn from(decide: Decide) -> Self {
        match decide {
            Decide::Everyone => Self::Everyone,
            Decide::AllButOne => Self::AllButOne,
            Decide::TwoThirds => Self::TwoThirds,
            Decide::Majority => Self::Majority,
        }
    }
}

/// Who can come in at all.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Doorway {
    ByVote,
    Open,
    Closed,
}

impl From<Doorway> for Door {
    fn from(door: Doorway) -> Self {
        match door {
            Doorway::ByVote => Self::ByVote,
            Doorway::Open => Self::Open,
            Doorway::Closed => Self::Closed,
        }
    }
}

/// A part of what the group keeps.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Part {
    Focus,
    Finding,
    Members,
    Places,
    Meetings,
    Taken,
    Rules,
    Decisions,
    Shelf,
    Help,
    Going,
}

impl From<Part> for About {
    fn from(part: Part) -> Self {
        match part {
            Part::Focus => Self::Focus,
            Part::Finding => Self::Finding,
            Part::Members => Self::Members,
            Part::Places => Self::Places,
            Part::Meetings => Self::Meetings,
            Part::Taken => Self::Taken,
            Part::Rules => Self::Rules,
            Part::Decisions => Self::Decisions,
            Part::Shelf => Self::Shelf,
            Part::Help => Self::Help,
            Part::Going => Self::Going,
        }
    }
}

/// What is printed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Printing {
    Rules,
    Decisions,
}

impl From<Printing> for Printed {
    fn from(printing: Printing) -> Self {
        match printing {
            Printing::Rules => Self::Rules,
            Printing::Decisions => Self::Decisions,
        }
    }
}

/// Where a notice is put up.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum NoticePlace {
    Board,
    Mail,
    Network,
}

impl From<NoticePlace> for Notice {
    fn from(place: NoticePlace) -> Self {
        match place {
            NoticePlace::Board => Self::Board,
            NoticePlace::Mail => Self::Mail,
            NoticePlace::Network => Self::Network,
        }
    }
}

/// How other devices are reached.
#[derive(Args)]
pub(crate) struct Reach {
    /// Listen here; may be given for IPv4 and IPv6 [default: all interfaces, any port]
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Vec<SocketAddr>,
    /// Try the group's devices here too; may be given more than once
    #[arg(long, value_name = "ADDR")]
    pub(crate) peer: Vec<SocketAddr>,
    /// Do not look for devices on the local network, whatever was chosen before
    #[arg(long)]
    pub(crate) no_mdns: bool,
    /// Do not use the relay that the group decided on, whatever was chosen before
    #[arg(long)]
    pub(crate) no_relay: bool,
}

/// How a node runs.
#[derive(Args)]
pub(crate) struct NodeArgs {
    #[command(flatten)]
    pub(crate) reach: Reach,
    /// Keep this file for a `kith relay`: whom it is to let in
    #[arg(long, value_name = "FILE")]
    pub(crate) relay_list: Option<PathBuf>,
    /// Keep every group of the data folder in sync that the passphrase opens; read nothing, and print nothing of any group
    #[arg(long)]
    pub(crate) service: bool,
    /// Print a systemd user unit that does so on a device that is always on, and end; needs no passphrase
    #[arg(long)]
    pub(crate) print_unit: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Kith::command().debug_assert();
    }

    #[test]
    fn kith_alone_is_the_window() {
        assert!(Kith::parse_from(["kith"]).verb.is_none());
    }

    #[test]
    fn the_data_folder_may_stand_before_or_behind_the_verb() {
        for line in [["kith", "--data", "d", "log"], ["kith", "log", "--data", "d"]] {
            assert_eq!(Kith::parse_from(line).data, Some(PathBuf::from("d")));
        }
    }
}
