//! What everybody reads after twelve weeks.

/// A page without what differs from device to device and from day to day: who is reading, when each device was heard and
/// what it has, what is new there and was done there last, and the ids of what was decided. No other line depends on the day: all dates are of 2031, and to come.
pub(super) fn told(page: &str) -> String {
    let mut section = "";
    let mut told = String::new();
    let mut is_apart = false;
    for line in page.lines() {
        if line.is_empty() {
            is_apart = true;
            continue;
        }
        if !line.starts_with(' ') {
            section = line;
        }
        if ["New since you last looked", "What you did last, and who has it"].contains(&section) {
            continue;
        }
        if std::mem::take(&mut is_apart) {
            told.push('\n');
        }
        let is_of_devices = section == "Members and their devices"
            && ["    ", "  What you wrote has", "  That you left has"]
                .iter()
                .any(|beginning| line.starts_with(beginning));
        if is_of_devices {
            continue;
        }
        let line = line.replace(" (you, on this device)", "");
        let line = match line.rsplit_once(": ") {
            Some((what, id)) if section == "Decided" && id.len() == 43 => what,
            _ => &line,
        };
        told.extend([line, "\n"]);
    }
    told
}

pub(super) const SHOWN: &str = "\
Night shift, north side
  Who it is for: Nurses and midwives who work nights
  What it is for: Setting the nights down before we go home
  Purpose: We carry the long nights together, and go home lighter.
  It is about what a profession asks of people and simply company.
  Members come from different workplaces

Finding members
  The group is open to others
  It would like to be 4
  C.: member (Tuesday 21 January 2031)
    About: from ward 4
    Known to Ana
  A notice: Staff room, house B, Monday 6 January 2031, by Ana

Ground rules
  What is said here stays here — agreed
    What we say stays in this room, for good. We never tell a patient's or a colleague's details.
    (Ana and Cleo changed this at once; both are joined here)
    About: what stays here
    Ana agrees
    Ben agrees with a reservation (changed from “has a concern”): That I come here is mine to tell.
    Cleo agrees
    Cleo said, to Ben’s concern: That you come here is yours to tell.
  Coming late — “Come in quietly whenever you come.” holds until Ana spoke on the wording below
    Come in quietly whenever you come, and take the chair by the door.
    About: coming late and missing
    To be looked at again: Tuesday 3 June 2031
    Ana agrees, to an earlier wording
    Ben agrees
    Cleo agrees

Decisions
  A kettle — agreed
    We buy a kettle for the room.
    Ana agrees
    Ben agrees
    Cleo agrees
    Why: Tea helps.
    To be answered until Saturday 1 March 2031
    What came of it: Ben bought it.

Meetings
  regularly
  with at least 3
  Tuesday 4 February 2031, 19:30–21:00 Europe/Zurich, every week, until Tuesday 25 March 2031
    Place: Library, room 2
    Tuesday 18 February 2031: moved to Wednesday 19 February 2031, 19:30–21:00 Europe/Zurich
      Ben hosts
    Tuesday 4 March 2031: cancelled
    Tuesday 18 February 2031: Ben is coming
  Thursday 20 February 2031, 18:00–19:00 Europe/Zurich
    Place: The bridge by the mill
    Thursday 20 February 2031: Ben is coming

Places
  Library, room 2
    Address: 12 Mill Street
    How to get in: Ring twice.
  Café Anker
    Ben is fine with it
    Cleo would rather not meet there

To talk about
  Sleeping by day — talked about
    Interested: Ben

What helps
  A walk before the bus
    Helped: Ana
  A light box in the kitchen

How it is working
  Ana: it does me good
    To keep: The quiet first minutes
  Ben: it is all right
  Cleo: not sure
    To change: Ending on time

What was taken along
  Ask for the room until summer
    Until Wednesday 5 March 2031 or Wednesday 12 March 2031 (which one is right?)
    Taken on by Ben
    From the meeting on Wednesday 19 February 2031

Members and their devices
  Ana
  Ben
  Cleo
  Dana, left: “Thank you for the nights.”
  Emil, no longer a member

How the group decides
  Two thirds have to agree before somebody comes in. A wording holds once everyone agreed to it.

Decided
  Ana puts forward that Emil is taken out of the group — agreed
";
