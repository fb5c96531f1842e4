### Why something does not count or was not done, by the code of the reason.

## Why something does not count, after “it does not count:”

void-unknown-kind = this needs a newer Kith
void-not-the-founding = this is not how the group began
void-not-a-member = this device is not a member's
void-in-contest = the invitation was used twice; the group has to settle which use counts
void-departed = this device is no longer part of the group
void-after-departure = it was said by somebody who had gone, apart from the others
void-stale = its member knew that the membership had changed; it has to be said again
void-group-closed = the group is closed
void-too-much = you have said far more than everybody else together; somebody else has to speak first
void-no-such-proposal = there is no such proposal
void-not-asked = this member is not asked about this
void-already-decided = this is already decided
void-cannot-be-closed = a removal or a change of rule cannot be closed over somebody's silence
void-on-break = you are on a break; come back first
void-too-few = there are too few members for this
void-door-closed = the group takes nobody new for now
void-no-such-member = there is no such member
void-still-here = this member still has a device in use
void-own-removal = you cannot propose your own removal; you can leave
void-own-device = you retire your own device yourself, from another of yours
void-disputed = people came in by two contradicting histories; until everyone agrees on the rule, nobody can be removed, and no device retired
void-no-such-device = there is no such device in use
void-not-yours = this is not yours to say
void-no-such-invite = there is no such invitation
void-withdrawn = the invitation was withdrawn
void-not-decided = the group has not decided this yet
void-already-used = the invitation was already used
void-device-taken = this device was already let in once
void-bad-proof = the proof of the invitation is not good
void-nothing-to-settle = there is nothing to settle

## What words are, at the beginning of a sentence about what is wrong with them

subject-name = A name
subject-group-name = The group's name
subject-address = An address
subject-place = A place
subject-cost = What a place costs
subject-booking = How a place is booked
subject-remark = What you say
subject-about = What it is about
subject-poll = Looking for a date
subject-where = Where a notice is
subject-shelf-item = What is put on the shelf
subject-link = A link
subject-contact = A contact
subject-number = A number or address
subject-region = A region
subject-taken = What you take along
subject-question = A question
subject-person = A person
subject-person-line = A line about a person
subject-person-from = Who named a person
subject-rule-title = A ground rule's title
subject-decision-title = A decision's title
subject-rule = A ground rule
subject-decision = A decision
subject-reminder = A reminder
subject-check-in = A check-in
subject-note = A note

## Why an edit was not made

edit-no-such-rule = This ground rule is not here (yet).
edit-not-your-device = Only a device of your own can be given a name.
edit-no-such-decision = This decision is not here (yet).
edit-no-such-concern = This concern is not here (any more). Please look at it again.
edit-no-such-meeting = This meeting is not here (yet).
edit-no-such-place = This place is not here (yet).
edit-no-such-contact = This contact is not here (yet).
edit-no-such-number = The number has changed in the meantime. Please look at it again.
edit-not-on-the-shelf = This is not on the shelf (yet).
edit-no-such-review = This question to everybody is not here (yet).
edit-not-your-question = Only whoever shared this can change it.
edit-not-taken-along = What was taken along is not here (yet).
edit-day = The day has to be in the years from 1970 to 2200.
edit-no-such-candidate = This person is not on the list (any more).
edit-changed-since = This has been changed since, so it was not undone. Change it as you want it.
edit-nothing-to-undo = There is nothing to undo.
edit-no-trial = No day is set on which to say whether it clicks, or two are.
edit-same-person = These are the same entry already.
edit-no-such-posting = This notice is not here (yet).
edit-size = The group can aim at being from 2 to 24.
edit-twice = Each thing about a place can be said once.
edit-no-such-wording = The wording has changed in the meantime. Please read it again.
edit-side-by-side = Two wordings stand side by side. Choose one first.
edit-words-not-here = Some of these words have not arrived on this device yet. Please wait for them.
edit-words-taken-back = These words were taken back. They have to be written anew first.
edit-reason-alone = A reason needs an answer that it belongs to.
edit-rule-aside = This ground rule is set aside. Take it up again first.
edit-decision-aside = This decision is set aside. Take it up again first.
edit-place-aside = This place is put aside. Take it up again first.
edit-contact-aside = This contact is put aside. Take it up again first.
edit-aside = This is put aside. Take it up again first.
edit-meeting-cancelled = This meeting is cancelled. Bring it back first.
edit-not-on-that-date = The meeting is not on that date.
edit-no-such-time = The time has changed in the meantime. Please look at it again.
edit-not-regular = This meeting is on one date only. Move or cancel the meeting itself.
edit-not-among-us = Only somebody who belongs to the group can do this for it.
edit-no-such-poll = For this meeting no date is being looked for.
edit-no-such-slot = This time is not among those to choose from (yet).
edit-too-many-slots = There can be 32 times to choose from; fewer are easier to answer.
edit-notice = A meeting can be called up to 90 days before.
edit-free-times = When you are free is said in up to 14 spans of a week, each ending after it begins, and up to 8 times away.
edit-take-back = Taking back does not change the document; it is sent on its own.
edit-not-a-member = Only members can change this.
edit-empty = { $what } needs a few words.
edit-several-lines = { $what } has to fit on one line.
edit-too-long = This is too long: { $limit } bytes fit, and it has { $length }.
edit-not-composed = This could not be written. Nothing was changed.

## Why a time of a meeting cannot be

time-date = The date has to be in the years from 1970 to 2200.
time-length = A meeting is between one minute and 24 hours long.
time-repeat = A meeting comes again every one to 52 weeks.
time-weekdays = Of several weekdays, one is that of the first date.
time-until = A regular meeting ends on its first date or later; a single one has no end.
time-pauses = A regular meeting has at most eight pauses, each after the one before.
time-zone = “{ $zone }” is no time zone that this device knows; one is for example Europe/Vienna.

## Why nothing was written

relay-unreadable = This is no address of a relay. It looks like https://relay.example.org, or like https://203.0.113.5:3340#… as “kith relay” prints it, on one line.
relay-too-long = The address of a relay has at most { $most } characters.
relay-unencrypted = The address of a relay begins with https://. Without encryption (http://) everybody on the way could see which of your devices are in touch; it is taken only for a relay on the same machine, to try things out.
relay-extra = Behind the host and the port of a relay there can only be # and its key. Leave the rest out.
relay-other-address = A relay is named by a host name or an IPv4 address, not by an IPv6 address.
relay-pin = What stands behind the # is not a relay's key: a part is missing or changed. Copy the whole address again.
write-too-early = This waits for everyone until its last day is over; only then can it be closed.
write-not-in-group = This device does not belong to the group (any more), so nothing can be written here.
write-not-yours = Only your own words can be taken back.
write-too-much-at-once = Too much came in at once to write after it. Nothing was changed; please try again in a moment.
write-breaks-rule = This could not be written, because the other devices would refuse it: it breaks a rule of the document. Nothing was changed.
write-statement = This would count for nothing: { $why }.
write-deadly = Kith ended { $deaths } times in a row while doing it.
write-log = This could not be written, because the other devices would refuse it. Nothing was changed.

## Why something was not done in the room

live-not-inside = You are not in the room.
live-inside = You are in the room already. Leave it first.
live-over = Nobody is in that room any more.
live-too-many = Other rooms are open already. Enter one of them.
live-no-such-part = There is no such part.
live-not-here = They are not in the room.
live-listening = While there are ideas, whoever told only listens.
live-not-your-turn = It is not your turn.
live-minutes = It can take from 1 to { $most } minutes.

## Why a text is no ticket

ticket-not-a-ticket = This is not an invitation. An invitation begins with “kith1”; copy all of it.
ticket-damaged = This invitation is damaged: a part is missing or changed. Copy all of it again.
ticket-newer-kith = This invitation is of a newer Kith. Update Kith on this device, then try again.
ticket-too-long = This text is too long to be an invitation. Paste only the invitation.
ticket-no-device = An invitation needs at least one device that can be reached.

## Why a joining did not go on

join-not-accepted = The other device did not accept this invitation. It may have been used, withdrawn or too old; or it tried too often: wait a minute and try again, or ask for a new invitation.
join-ended = The other device could not finish letting you in. Try again with the same invitation.
join-newer-kith = The other device uses a newer Kith. Update Kith on this device, then try again.
join-out-of-turn = The other device did not keep to the order of joining. Nothing was changed here.
join-too-much = The other device sent more than a group can hold. Nothing was changed here.
join-unreadable = The other device sent something that cannot be read. Nothing was changed here.

## Why a parcel was not written or read

request-no-invitation = This asks to come in by an invitation that was used by another device, withdrawn, is too old, or is not known here. Nothing was changed.
request-not-yours = This asks to come in as a further device of another member, who alone can let it in. Nothing was changed.
request-proof = This request was not made with an invitation of this group. Nothing was changed.
parcel-not-a-parcel = This file is no parcel of Kith's. Nothing was changed.
parcel-newer-kith = A newer Kith wrote this parcel. Update Kith on this device, then read it again. Nothing was changed.
parcel-not-for-this-device = This parcel is not for this device. It may be for somebody else, for another device or another group of yours, or from before this device came in. Nothing was changed.
parcel-other-group = This parcel belongs to another group. Open that group and read it there. Nothing was changed.
parcel-cut-off = The end of this parcel is missing. Copy the file once more, or ask for another. Nothing was changed.
parcel-damaged = This parcel was damaged or changed on its way. Copy the file once more, or ask for another. Nothing was changed.
parcel-too-large = This file is larger than any parcel can be. Nothing was changed.
parcel-writer-gone = The device that wrote this parcel does not belong to the group any more, so nothing is taken from it. Nothing was changed.
parcel-writer-unknown = The device that wrote this parcel does not belong to the group, as far as is known here. Perhaps a parcel of somebody else brings the news. Nothing was changed.
parcel-nobody-to-read = None of them has another device that a parcel could be written for.
parcel-too-many-readers = These are more devices than one parcel can be written for. Name fewer people, and write several.
parcel-too-much = This is more than one parcel can hold.
parcel-file-there = There is a file of that name already, and it stays as it is. Choose another name.
parcel-no-file = There is no file of that name.
parcel-file = The file could not be read or written. Nothing was changed.

## Why something is no passphrase

passphrase-empty = The passphrase is empty.
passphrase-control-character = The passphrase contains a line break, a tab or another invisible control character.
passphrase-too-long = The passphrase is longer than { $most } bytes.

## Why something is no recovery code

recovery-check = There is a slip in the recovery code.
recovery-length = A recovery code has 35 letters and digits, in 7 groups of 5. These are { $found }.
recovery-group = There is a slip in group { $group } of the recovery code.

## Why a key slot does not open; the end of a sentence

slot-wrong-passphrase = the passphrase is not the right one
slot-needs-newer = only a newer Kith can open this key slot
slot-damaged = this key slot is damaged
slot-cost-out-of-bounds = the key slot asks for an unreasonable amount of work or memory
slot-last-key = nothing else opens the group: set a passphrase first
slot-no-memory = there is not enough free memory to check the passphrase
slot-stretch = the passphrase could not be checked

## Why the store does not do what it is asked; the end of a sentence

store-missing = there is no group in this folder
store-already-there = there is a group in this folder already
store-in-use = another Kith is using this folder
store-stopped = nothing is written any more, because an earlier write failed; close and open the group again
store-newer-version = a newer Kith wrote this folder (format { $found }, known here: { $known }); nothing was changed
store-damaged = the stored data is damaged; nothing was moved or deleted
store-full = the disk is full; nothing was written
store-not-allowed = the folder cannot be read or written by this user
store-io = the disk reported an error
store-slot-count = a store has 1 to { $most } key slots

## Why a ledger could not be opened; the end of a sentence

open-document = the document engine does not start

## Why something was not kept for oneself

jot-scale = How worn and how well you are is told from 1 to 5.
jot-no-such-note = This note is not here (any more).
jot-no-such-issue = What you want to change is not here (any more).
jot-too-many = There is no room for more of these. Delete some that you do not need any more.
jot-too-early = A reminder can come a week before a meeting at the earliest.
jot-part = A part is named in { $most } bytes at most.

## Why a session ended; the end of a sentence

close-done = everything is said
close-shutdown = the device went offline
close-not-a-member = the device does not belong to the group
close-join-closed = nobody is being let in there at the moment
close-busy = the device is busy; try again in a minute
close-duplicate = the devices are connected already
close-replaced = a newer connection took the place of this one
close-misbehaved = what was received breaks the rules
close-too-slow = the device does not take what is sent to it
close-paused = connections are switched off there for now
close-timed-out = it took too long
close-lost = the connection was lost

## Why a device could not be reached; the end of a sentence

dial-unreachable = no way to that device is known, or there is no network
dial-timed-out = the device did not answer
dial-another-device = another device answered there
dial-off = connections are switched off on this device
dial-refused = the device refused: { $why }

## Why a joining broke off; the end of a sentence

exchange-timed-out = it took too long
exchange-size = what is to be sent has the wrong size
exchange-ended = the device ended it: { $why }

## Why the network could not be used; the end of a sentence

net-timing = a time in the configuration is too long
net-closed = the network was shut down
net-listen = cannot listen at { $addr }
net-bind = cannot open a network socket; perhaps the port is in use
net-nearby = nearby devices cannot be looked for on this network

## What does not fit the ticket; the end of a sentence

mismatch-unreadable = it cannot be read
mismatch-breaks-rules = it breaks the rules
mismatch-no-group = it names no group
mismatch-no-invitation = the invitation is not in it
mismatch-host-outside = the device that let you in does not belong to the group
mismatch-not-let-in = this device was not let in

## Why a group cannot be founded, joined, opened or run

node-wrong-passphrase = The passphrase is not the right one. Nothing was changed.
node-other-recovery-code = This is not the recovery code of this group: none was made for it, or a newer one took its place. Nothing was changed.
node-other-keyring = What the system's keyring keeps does not open this group any more. Your passphrase does; you can then turn the keyring on again.
node-not-in-keyring = The system's keyring keeps nothing for this group. Your passphrase opens it.
node-being-erased = This group was being erased from this device, and nothing opens it here any more. Erase it again to finish that.
node-no-group = There is no group in this folder yet. Found one or join one first.
node-group-here = There is a group in this folder already. Choose another folder for another group.
node-in-use = Another Kith is using this folder. Close it there first.
node-joining-not-finished = Joining a group was begun in this folder and is not finished. Join again with the same invitation to go on, or with a new one.
node-slot = The passphrase could not be prepared: { $why }
node-store = Kith could not use its folder: { $why }.
node-damaged = The group cannot be opened, because what is stored on this device is damaged. Nothing was moved or deleted; please keep the folder. Whatever had reached the others is safe on their devices. If you use Kith on another device as well, make an invitation there for a further device of your own, and join with it in a new folder.
node-damaged-slot = Your passphrase could not be tried, because what it opens is damaged on this device. Nothing was moved or deleted; please keep the folder. Whatever had reached the others is safe on their devices. If you use Kith on another device as well, make an invitation there for a further device of your own, and join with it in a new folder.
node-needs-newer = A newer Kith wrote a part of this folder, and this one cannot read it. Please open it with the newer one. Nothing was changed.
node-unreadable = What this device keeps for itself cannot be read by this Kith; another version may have written it, and can open it. Nothing was moved or deleted; please keep the folder. Whatever had reached the others is safe on their devices. If you use Kith on another device as well, make an invitation there for a further device of your own, and join with it in a new folder.
node-open = The group could not be opened: { $why }.
node-net = The network could not be used: { $why }.
node-unreachable = No device of the group could be reached ({ $why }). Ask the person who invited you to open Kith and stay on the same network, then try again with the same invitation.
node-interrupted = The connection ended before everything was here ({ $why }). Try again with the same invitation.
node-not-that-group = What the other device sent does not fit this invitation: { $why }. Nothing was kept.

## Why the system's keyring does not do what it is asked

keyring-missing = This system has no keyring that Kith can use. Your passphrase opens everything as before.
keyring-locked = The system's keyring is locked, or did not let Kith in. Your passphrase opens everything as before.
keyring-no-entry = The system's keyring keeps nothing for this group any more. Your passphrase opens it as before; you can then turn the keyring on again.
keyring-failed = The system's keyring reported a fault. Your passphrase opens everything as before.

## Why a backup cannot be written or read

backup-not-a-backup = This file is no backup that Kith made. Nothing was changed.
backup-newer = A newer Kith wrote this backup, and this one cannot read it. Nothing was changed.
backup-cut-off = The end of this backup is missing: it was cut off, perhaps while it was copied. Nothing was changed.
backup-damaged = This backup is damaged: it is not as Kith wrote it. Nothing was changed.
backup-too-large = This is more than Kith keeps in one backup. Nothing was changed.
backup-exists = There is a file of this name already. Choose another name. Nothing was changed.
backup-no-such-place = There is no such file or folder. Nothing was changed.
backup-not-allowed = Kith may not read or write there. Nothing was changed.
backup-full = The disk is full. Nothing was changed; make room, or choose another place.
backup-group-here = A group in this backup is on this device already. Nothing was changed. Erase it here first, or restore in another folder.
backup-nothing = There is no group here that could be kept in a backup.
backup-io = The disk reported an error. Nothing was changed.

## What else is wrong on this device

trouble-opening-fault = The group could not be opened, because of a fault in Kith.
trouble-not-opened = The group could not be opened.
trouble-joining-fault = The group could not be joined, because of a fault in Kith.
trouble-closed = The group is closed.
trouble-closed-before = The group was closed before this was done.
trouble-still-opening = The group is still being opened. Please try again in a moment.
trouble-not-kept = This could not be kept while the group is being opened. Please try again in a moment.
trouble-needs-running = This needs the group to be open in a window or in “kith node”.
trouble-keys-changed-meanwhile = What opens this group was just changed elsewhere. Please try again.
trouble-group-decides = The group decides together who comes in. Put this person to the group first; once enough have agreed, any of you can make the invitation.
trouble-nothing-nearby = Devices nearby cannot be looked for on this network.
trouble-nothing-nearby-now = Devices nearby cannot be looked for on this network. Known addresses still work.
trouble-no-network = The network could not be opened anew for the group's relay. It is tried again; until then nobody is reached.
trouble-relay-list-not-written = The file that tells the relay whom to let in could not be written. Until it is, whoever is new does not get in there, and whoever has gone still does.
trouble-damaged-content = A part of what was stored on this device is damaged. Whatever another member's device still has comes back by itself when the two are connected. Please keep the folder as it is until then.
trouble-damaged-own = What this device kept for itself is partly damaged: settings, the invitations made here, where the others are, or what you keep here for yourself alone. The group's own content is not touched by it.
trouble-stuck = Something that a member wrote cannot be read by this version of Kith. A newer one may.
trouble-forked = A device was copied while it was running, and both copies wrote. What one of them wrote does not count; the history shows it. Please write it again.
trouble-traces = Something was taken back, but traces of it may still be on this disk, because the disk was full or failed. Kith removes them as soon as it can.
trouble-outside-contested = The invitation was used by two devices, so neither counts until the group has settled who came in. You can read what is here.
trouble-outside-left = You left this group. You can still read what is here.
trouble-outside-removed = You do not belong to this group any more. You can still read what is here.
trouble-outside-closed = The group was closed. You can still read what is here.
trouble-outside-retired = This device was retired from the group. You can still read what is here.
trouble-outside-alone = Nobody else is in this group any more, so it can only be read.
trouble-unsaved-full = The disk is full, so nothing can be saved. What you wrote last is still in memory: leave Kith open and make room, and it is saved by itself.
trouble-unsaved-not-allowed = Kith may not write in its folder, so nothing can be saved. What you wrote last is only in memory: copy it, see to the folder's permissions, then close Kith and open it again.
trouble-unsaved-damaged = What is stored on this device is damaged, so nothing more is saved. What you wrote last is only in memory: copy it, then close Kith and open it again. Please keep the folder; whatever had reached the others is safe on their devices.
trouble-unsaved-error = The disk reported an error, so nothing more is saved. What you wrote last is only in memory: copy it, then close Kith and open it again.
trouble-misbehaved-device = Something that came from another device breaks the group's rules and was not kept. Perhaps Kith there is newer or damaged: ask its owner.
trouble-other-kept = Another version of Kith kept it.
trouble-waiting-damaged = Something that you did while the group was being opened the last time is damaged and cannot be done any more.
trouble-parcel-broken-off = A part of this parcel breaks the group's rules and was not kept; what came before it is here. Perhaps Kith is newer or damaged on the device that wrote it.
trouble-no-device = the invitation names no device
trouble-said-nothing = the other device said nothing more
trouble-misbehaved = Something that came from a device of { $name } breaks the group's rules and was not kept. Perhaps Kith there is newer or damaged: ask its owner.
trouble-not-done = This was not done. { $why }
trouble-not-written = This was not done: { $why }.
trouble-waited-in-vain = Something that you did while the group was being opened was not possible and was not done. { $why }
trouble-waits-still = Something that you did while the group was being opened is not done. { $why } It is kept on this device, and the next version of Kith tries it again. Everything else is done.

## Why the relay is not reached, or none is in force, and why a device is not connected: ends of sentences, but for the second part

relay-trouble-silent = it does not answer
relay-trouble-turned-away = it does not let this device in: the list of its devices has not come to it yet
relay-trouble-another-key = what answers there cannot prove that it is this relay
relay-trouble-no-such-name = its name is not known on this network
no-relay-apart = Two different things were decided about the relay by members who could not know of each other, so none is used. Put one of them to the group again: what is decided then holds.
no-relay-not-here = The address of the relay has not come to this device yet.
no-relay-taken-back = Whoever proposed the relay has taken its address back, so none is used. The group can decide on one again.
no-relay-unreadable = What the group decided on is no address of a relay that this Kith can use, so none is used. The group can decide on one again.
unreached-not-open = the group is not open here
unreached-off = connections are switched off on this device
unreached-sought = it is being looked for
unreached-no-address = no address of it is known here, and there is no relay
unreached-silent = it does not answer at any address that is known of it
unreached-silent-everywhere = it answers neither at its known addresses nor through the relay, so it is probably off
unreached-would-need-relay = its known addresses are good on its own network only; from anywhere else it takes a relay
unreached-relay-missed = it does not answer at its known addresses, and the relay is not reached
unreached-another = another device answers at its known addresses
unreached-refused = it refused: { $why }
