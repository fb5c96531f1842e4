### The interface of Kith in English. `$name` stands for what is inserted.

## Commands

commands-title = All commands
commands-hint = What do you want to do?
commands-none = There is nothing of that name.
commands-go = Go to: { $place }
commands-find = Look for words
commands-undo = Undo my last step
commands-lock = Lock
commands-look-system = Colours as the system has them
commands-look-light = Light colours
commands-look-dark = Dark colours
commands-larger = Larger text
commands-smaller = Smaller text
commands-usual = Text in its usual size
commands-ctrl = Ctrl+{ $key }
commands-with-keys = { $words }, { $keys }
toast-done = You { $what }.
toast-undo = Undo

## Frame

frame-shown-now = { $title }, shown now
frame-needs-word = { $title }, waits for your word
frame-shown-needs-word = { $title }, shown now, waits for your word
frame-menu = All screens
frame-undo-hint = You { $what }. { $keys }
frame-undo-name = Undo: { $what }
frame-lock = Lock
frame-look = Colours and size
frame-all-right = All right
frame-anew = What it has agreed on can be the beginning of a new group.
frame-anew-button = Found the group anew…
frame-compare = Compare these words in person or by phone. If they differ, somebody else may have come in: write nothing here that should stay among you, and talk.
frame-compared = We have compared
frame-compared-name = We have compared: { $who }

## Agreement

agreement-a-concern-it-is-for-the = { $form ->
        [you] You have a concern. It is for the group to answer, not to outvote.
        [one] { $who } has a concern. It is for the group to answer, not to outvote.
        [with-you] { $who } have a concern. It is for the group to answer, not to outvote.
       *[other] { $who } have a concern. It is for the group to answer, not to outvote.
    }
agreement-a-day-to-look-at-it = A day to look at it again
agreement-a-decision-without-a-title = A decision without a title
agreement-a-few-words = A few words
agreement-a-rule-without-a-title = A rule without a title
agreement-added = (added: { $trim })
agreement-agreed = Agreed
agreement-agreed-by-everyone = Agreed by everyone
agreement-agreed-to-an-earlier-wording = { $name } agreed to an earlier wording
agreement-agreed-when-you-came-from-now = { $form ->
        [you] You agreed
       *[other] { $who } agreed
    } when you came from { $then }; { $now ->
        [undecided] now it is not decided where you come from.
       *[other] now you come from { $origin }.
    } Does it still fit? Answering it once more says so.
agreement-agrees = { $name } agrees
agreement-agrees-with-a-reservation = { $name } agrees with a reservation
agreement-another-word = Another word
agreement-answer = Answer { $name }’s concern
agreement-answered-it-it-stands-until-says = { $form ->
        [you] { $words }{ $end } You answered it; it stands until { $name } says otherwise.
        [one] { $words }{ $end } { $by } answered it; it stands until { $name } says otherwise.
        [with-you] { $words }{ $end } { $by } answered it; it stands until { $name } says otherwise.
       *[other] { $words }{ $end } { $by } answered it; it stands until { $name } says otherwise.
    }
agreement-answered-your-concern-it-stands-until = { $form ->
        [one] { $by } answered your concern. It stands until you give another word; you need not.
       *[other] { $by } answered your concern. It stands until you give another word; you need not.
    }
agreement-changed-from-to = { $name } changed from { $before ->
        [agree] agreeing
        [reserved] agreeing with a reservation
        [aside] standing aside
       *[concern] a concern
    } to { $stance ->
        [agree] agreeing
        [reserved] agreeing with a reservation
        [aside] standing aside
       *[concern] a concern
    }
agreement-changed-since = { $did ->
        [agree] What changed since you agreed
        [reserved] What changed since you agreed with a reservation
        [aside] What changed since you stood aside
       *[concern] What changed since you said that you had a concern
    }
agreement-different-workplaces = different workplaces
agreement-does-not-hold-yet = Does not hold yet
agreement-earlier-remarks = { $count ->
        [one] Show one earlier remark
       *[other] Show { $count } earlier remarks
    }
agreement-empty-no-day = { $label }; empty: no day
agreement-everyone-is-asked-for-their-word = Everyone is asked for their word once there is one wording.
agreement-faces-agree = Agree
agreement-faces-aside = Stand aside
agreement-faces-concern = A concern
agreement-faces-open = Not spoken yet
agreement-faces-with-a-reservation = With a reservation
agreement-had-a-concern-with-an-earlier = { $name } had a concern with an earlier wording
agreement-has-a-concern = { $name } has a concern
agreement-hide-the-earlier-remarks = Hide the earlier remarks
agreement-holds-with-a-concern = Holds, with a concern
agreement-i-agree = I agree
agreement-i-agree-with-a-reservation = I agree, with a reservation
agreement-i-have-a-concern = I have a concern
agreement-i-stand-aside = I stand aside
agreement-in-the-making = In the making
agreement-it-fits-look-again-on = It fits; look again on { $words }
agreement-it-fits-no-further-day = It fits; no further day
agreement-it-fits-no-further-day-2 = It fits; no further day: { $name }
agreement-it-holds-not-spoken-on-this = { $form ->
        [you] It holds; you have not spoken on this wording yet.
        [one] It holds; { $who } has not spoken on this wording yet.
        [with-you] It holds; { $who } have not spoken on this wording yet.
       *[other] It holds; { $who } have not spoken on this wording yet.
    }
agreement-it-is-set-aside = It is set aside
agreement-it-stays = It stays
agreement-leave-it-unsaid = Leave it unsaid: { $name }
agreement-leave-the-day = Leave the day: { $name }
agreement-less = Less
agreement-more = More
agreement-no-day = no day
agreement-not-now = Not now
agreement-not-now-2 = Not now: { $name }
agreement-not-settled = Not settled
agreement-not-spoken-on-this-wording-yet = { $form ->
        [you] You have not spoken on this wording yet.
        [one] { $who } has not spoken on this wording yet.
        [with-you] { $who } have not spoken on this wording yet.
       *[other] { $who } have not spoken on this wording yet.
    }
agreement-one-of-you-set-this-aside = One of you set this aside while another kept or reworded it.
agreement-one-workplace = one workplace
agreement-one-workplace-and-from-others = one workplace and from others
agreement-opens = { $words }…
agreement-remark = { $by }, { $day }
agreement-remark-to = { $whose ->
        [mine] { $by }, { $day }, to your concern
       *[other] { $by }, { $day }, to { $member }’s concern
    }
agreement-remark-to-earlier = { $whose ->
        [mine] { $by }, { $day }, to your concern of then
       *[other] { $by }, { $day }, to { $member }’s concern of then
    }
agreement-reword = Reword
agreement-reword-2 = Reword: { $name }
agreement-save-a-page-to-print = Save a page to print…
agreement-say-it = Say it
agreement-say-it-2 = Say it: { $name }
agreement-say-so = Say so
agreement-say-so-2 = Say so: { $name }
agreement-say-something-on-it = Say something on it
agreement-say-something-on-it-2 = Say something on it: { $name }
agreement-set-aside = Set aside
agreement-set-by = { $day } (set by { $by } { $today })
agreement-set-the-day = Set the day
agreement-set-the-day-2 = Set the day: { $name }
agreement-set-this-decision-aside = Set this decision aside
agreement-set-this-rule-aside = Set this rule aside
agreement-stands-aside = { $name } stands aside
agreement-stood-aside-from-an-earlier-wording = { $name } stood aside from an earlier wording
agreement-struck-through-taken-out-underlined-added = Struck through: taken out. Underlined: added.
agreement-take-it-up-again = Take it up again
agreement-take-my-answer-back = Take my answer back
agreement-take-my-answer-back-2 = Take my answer back: { $name }
agreement-taken-out = (taken out: { $trim })
agreement-the-earlier-wording-holds = The earlier wording holds
agreement-the-newer-wording = The newer wording
agreement-the-wording-has-changed-since-your = { $did ->
        [agree] The wording has changed since you agreed. Your word stays with the earlier wording until you answer this one.
        [reserved] The wording has changed since you agreed with a reservation. Your word stays with the earlier wording until you answer this one.
        [aside] The wording has changed since you stood aside. Your word stays with the earlier wording until you answer this one.
       *[concern] The wording has changed since you said that you had a concern. Your word stays with the earlier wording until you answer this one.
    }
agreement-title = Title
agreement-to-be-looked-at-again-on = To be looked at again on { $day }.
agreement-two-days-to-look-at-this = Two days to look at this again were set at once: { $names }. Which one is right?
agreement-two-of-you-reworded-this-at = Two of you reworded this at once. This is both, joined, and a wording of its own: please read it before you answer.
agreement-until-the-newer-wording-holds-this = Until the newer wording holds, this goes on holding
agreement-what-do-you-want-to-say = What do you want to say on it?
agreement-what-i-said-on = what I said on { $name }
agreement-what-is-your-concern-it-is = What is your concern? It is for the group to answer.
agreement-what-is-your-reservation = What is your reservation?
agreement-where-it-is-not-decided-yet = where it is not decided yet
agreement-why-on = why, on { $name }
agreement-you-changed-from-to = You changed from { $before ->
        [agree] agreeing
        [reserved] agreeing with a reservation
        [aside] standing aside
       *[concern] a concern
    } to { $stance ->
        [agree] agreeing
        [reserved] agreeing with a reservation
        [aside] standing aside
       *[concern] a concern
    }.
agreement-you-said = You said: { $why }
agreement-you-wanted-to-look-at-this = You wanted to look at this again on { $day }. Does it still fit?
agreement-your-answer-to = Your answer to { $name }’s concern
agreement-your-devices-gave-two-different-words = Your devices gave two different words on this. Which one is yours?
agreement-your-word = Your word

## Anew

anew-group-of = Group of { $since }
anew-group-of-2 = Group of { $since }, { $nth }
anew-the-first-group-here = The first group here

## App

app-fault = Kith met a fault of its own.
app-being-opened = This group is just being opened. Wait until it is open, or until it is said why not, and try once more. Nothing was changed.
app-no-folder = No folder could be made for the group. Is there room on the disk, and may Kith write where it keeps its data?
app-not-open = The group is not open.
app-nothing-moved-for-two-minutes-is = Nothing moved for two minutes. Is Kith open on the device that invited you? Are both on the same network? Then try once more; the invitation still works unless it was used.
app-reminder-not-shown = A reminder was due, and this desktop did not show it: it has no notification service, or it does not answer. What is due stands on “Today” all the same.
app-too-much = Too much is waiting to be written. Try again in a moment.

## Calendar

calendar-cancelled = { $line } – cancelled
calendar-none = No meeting is set.
calendar-place-open = Place open
calendar-title = Meeting
calendar-uncertain = Not certain: do not set out yet.

## Choice

choice-address-or-link = Address or link
choice-called-alike = { $what ->
        [contacts] { $count ->
            [2] Two contacts are called “{ $called }”: is one of them too many? Then put it aside; nothing is put together by itself.
           *[other] Several contacts are called “{ $called }”: is one of them too many? Then put it aside; nothing is put together by itself.
        }
       *[places] { $count ->
            [2] Two places are called “{ $called }”: is one of them too many? Then put it aside; nothing is put together by itself.
           *[other] Several places are called “{ $called }”: is one of them too many? Then put it aside; nothing is put together by itself.
        }
    }
choice-for-how-many-there-is-room = For how many there is room is written as a number: 8. Leave it empty where it is not known.
choice-how-and-until-when-to-book = How and until when to book it
choice-link-or-where-to-find-it = Link or where to find it
choice-name = Name
choice-nothing = Nothing
choice-number-or-address = Number or address
choice-room-for-how-many = Room for how many
choice-set-by = Set by { $who } { $when }
choice-what-it-costs = What it costs
choice-where-it-is-good-for = Where it is good for

## Content

content-add = Add
content-begin-with = Begin with: { $words }
content-change = Change
content-it-is-put-aside = It is put aside
content-it-stays = It stays
content-leave-it = Leave it
content-leave-it-2 = Leave it: { $label }, { $about }
content-one-of-you-put-this-aside = One of you put this aside, and another kept or changed it at once. It stays until you settle it.
content-or-begin-with-one-of-these = A beginning that you can change before anybody sees it:
content-save = Save
content-save-2 = Save: { $label }, { $about }
content-this-one = This one
content-this-one-2 = This one: { $words }, { $by }
content-two-of-you-answered-at-once = { $question } Two of you answered at once: which one is right?
content-two-of-you-wrote-here-at = Two of you wrote here at once. This is both, joined; please read whether it says what you mean.
content-two-of-you-wrote-it-at = { $label }: two of you wrote it at once. Which one is right?

## Decisions

decisions-a-concern-that-arrived-when-this = { $form ->
        [you] You have a concern that arrived when this was decided already. The decision stands. It is worth talking about.
        [one] { $names } has a concern that arrived when this was decided already. The decision stands. It is worth talking about.
       *[other] { $names } have a concern that arrived when this was decided already. The decision stands. It is worth talking about.
    }
decisions-a-device = a device
decisions-a-device-of = a device of { $member }
decisions-a-device-of-yours = a device of yours
decisions-a-ground-rule-or-a-decision = { $agree ->
        [everyone] A ground rule or a decision holds once everyone has agreed to its wording.
        [all-but-one] A ground rule or a decision holds once all but one have agreed to its wording.
        [two-thirds] A ground rule or a decision holds once two thirds have agreed to its wording.
       *[majority] A ground rule or a decision holds once more than half have agreed to its wording.
    }
decisions-a-line-with-it-if-you = A line with it, if you like
decisions-a-name-or-initials = A name or initials
decisions-a-retired-device-hears-nothing-more = A retired device hears nothing more and counts for nothing, at once on each device that has heard. What is on it already stays on it, locked by its passphrase.
decisions-a-wording-holds-as-soon-as = A wording holds as soon as more than half agree. A concern is still shown before all else.
decisions-a-wording-holds-without-waiting-for = A wording holds without waiting for the last third. A concern is still shown before all else.
decisions-all-but-one = All but one
decisions-all-but-one-have-to-agree-2 = All but one have to agree, so that one alone cannot hold the others back.
decisions-an-invitation-for-a-device-of = An invitation for a device of one’s own was used twice
decisions-another-way-to-decide = another way to decide
decisions-answered = { $answer ->
        [yes] { $name } says yes.
        [aside] { $name } stands aside.
        [not-now] { $name } says not now.
       *[concern] { $name } has a concern.
    }
decisions-answered-why = { $answer ->
        [yes] { $name } says yes: { $why }
        [aside] { $name } stands aside: { $why }
        [not-now] { $name } says not now: { $why }
       *[concern] { $name } has a concern: { $why }
    }
decisions-anybody-whom-two-of-you-want = { $agree ->
        [everyone] Anybody whom two of you want can come in. For everything else, everyone has to agree.
        [all-but-one] Anybody whom two of you want can come in. For everything else, all but one have to agree.
        [two-thirds] Anybody whom two of you want can come in. For everything else, two thirds have to agree.
       *[majority] Anybody whom two of you want can come in. For everything else, more than half have to agree.
    }
decisions-before-somebody-comes-in = { $agree ->
        [everyone] Everyone has to agree before somebody comes in.
        [all-but-one] All but one have to agree before somebody comes in.
        [two-thirds] Two thirds have to agree before somebody comes in.
       *[majority] More than half have to agree before somebody comes in.
    }
decisions-by-vote = By vote
decisions-came-back-with-a-new-device = { $form ->
        [you] You came back with a new device.
       *[other] { $member } came back with a new device.
    }
decisions-came-in = { $form ->
        [you] You came in.
       *[other] { $member } came in.
    }
decisions-came-in-2 = { $name } came in.
decisions-can-come-in-an-invitation-is = { $name } can come in. An invitation is open.
decisions-can-come-in-any-of-you = { $name } can come in. Any of you can make the invitation.
decisions-can-come-in-the-invitation-has = { $name } can come in. The invitation has run out; any of you can make another.
decisions-change-it = Change it
decisions-change-my-word = Change my word
decisions-change-my-word-2 = Change my word: { $about }
decisions-chose-this-one = { $form ->
        [you] { $words }. You chose this one
        [one] { $words }. { $names } chose this one
       *[other] { $words }. { $names } chose this one
    }
decisions-clause-by-vote = { $agree ->
        [everyone] everyone has to agree before somebody comes in
        [all-but-one] all but one have to agree before somebody comes in
        [two-thirds] two thirds have to agree before somebody comes in
       *[majority] more than half have to agree before somebody comes in
    }
decisions-clause-closed = { $agree ->
        [everyone] everyone has to agree, and nobody new comes in for now
        [all-but-one] all but one have to agree, and nobody new comes in for now
        [two-thirds] two thirds have to agree, and nobody new comes in for now
       *[majority] more than half have to agree, and nobody new comes in for now
    }
decisions-clause-open = { $agree ->
        [everyone] everyone has to agree, and anybody whom two of you want can come in
        [all-but-one] all but one have to agree, and anybody whom two of you want can come in
        [two-thirds] two thirds have to agree, and anybody whom two of you want can come in
       *[majority] more than half have to agree, and anybody whom two of you want can come in
    }
decisions-close-the-vote = Close the vote
decisions-close-the-vote-2 = Close the vote: { $title }
decisions-closed-for-now = Closed for now
decisions-decide-in-another-way = Decide in another way…
decisions-decided = Decided
decisions-decided-2 = decided
decisions-did-not-answer-in-time-and = { $name } did not answer in time and stands aside.
decisions-each-person-is-put-forward-by = Each person is put forward by one of you and talked about first.
decisions-earlier-decisions = Earlier decisions
decisions-eight = eight
decisions-everyone = Everyone
decisions-everyone-has-to-agree-before-somebody = Everyone has to agree before somebody comes in or anything else about the group changes. It can take its time, and nobody is passed over.
decisions-faces-aside = Stand aside
decisions-faces-concern = A concern
decisions-faces-not-now = Not now
decisions-faces-yes = Yes
decisions-five = five
decisions-forward = { $form ->
        [you] You put forward { $what }.
       *[other] { $by } puts forward { $what }.
    }
decisions-forward-on = { $form ->
        [you] { $on } you put forward { $what }.
       *[other] { $on } { $by } put forward { $what }.
    }
decisions-forward-person = { $form ->
        [you] You put forward { $what }.
       *[other] { $by } puts forward { $what }.
    }
decisions-forward-person-on = { $form ->
        [you] { $on } you put forward { $what }.
       *[other] { $on } { $by } put forward { $what }.
    }
decisions-four = four
decisions-gave-two-different-answers-on-two = { $name } gave two different answers on two devices. Only { $name } can say which one it is.
decisions-has-gone-and-is-asked-no = { $name } has gone and is asked no more.
decisions-has-left-since-it-stays-open = { $by } has left since. It stays open; it is for the rest of you to decide.
decisions-has-no-voice-in-this-one = { $name } has no voice in this one, having answered a removal with a removal.
decisions-have-each-put-forward-that-the = { $form ->
        [with-you] { $names } have each put forward that the other goes.
       *[other] { $names } have each put forward that the other goes.
    }
decisions-hide-the-earlier-decisions = Hide the earlier decisions
decisions-how-does-somebody-new-come-in = How does somebody new come in?
decisions-how-many-have-to-agree = how many have to agree
decisions-how-many-have-to-agree-to = how many have to agree to a wording
decisions-how-somebody-new-comes-in = how somebody new comes in
decisions-how-we-decide = How we decide
decisions-i-have-a-concern = I have a concern
decisions-i-stand-aside = I stand aside
decisions-if-enough-of-you-say-yes = If enough of you say yes, any of you can make an invitation, and whoever comes in with it is { $member } again. Speak with { $member } first, by voice.
decisions-if-enough-of-you-say-yes-2 = If enough of you say yes, any of you can make the invitation for { $name }.
decisions-if-it-is-decided-all-of = If it is decided, all of you are told, { $name } too, and { $name }’s devices are cut off at once on each device that has heard. What { $name } already holds cannot be taken back. What { $name } wrote before stays; what { $name } writes afterwards does not count, and is shown as such. { $name } can come in again by a new vote.
decisions-if-it-is-decided-nothing-can = If it is decided, nothing can be written any more. Everybody keeps what is here, to read, and can found a new group with it. It cannot be undone.
decisions-if-it-is-decided-these-words = If it is decided, these words are erased on every device that hears of it. What somebody has copied or remembers cannot be taken back.
decisions-if-it-is-decided-what-is = If it is decided, what is put forward from then on is decided so. What is open stays with the rule of when it was put.
decisions-if-it-is-decided-your-devices = If it is decided, your devices are cut off at once on each device that has heard. What is here stays readable for you. What you wrote before stays with the others; what you write afterwards does not count. You can come in again by a new vote.
decisions-invite-somebody = Invite somebody
decisions-is-asked-once-more-who-belongs = { $name } is asked once more: who belongs has changed since the answer.
decisions-is-not-asked-it-is-a = { $owner } is not asked: it is a device of theirs.
decisions-it-cannot-be-decided-as-things = It cannot be decided as things are: too few of you have a voice in it.
decisions-it-does-not-count = { $put } It does not count: { $because }.
decisions-it-does-not-go-through-unless = { $form ->
        [you] It does not go through unless you say yes after all.
        [one] It does not go through unless { $names } says yes after all.
       *[other] It does not go through unless { $names } say yes after all.
    }
decisions-it-is-decided-by-the-rule = It is decided by the rule that held when it was put: { $rule }.
decisions-it-is-for-those-to-settle = It is for those to settle who were asked about this.
decisions-it-is-for-to-settle = { $form ->
        [one] It is for { $names } to settle.
       *[other] It is for { $names } to settle.
    }
decisions-it-takes-more-yes = It takes { $more } more yes.
decisions-it-takes-one-more-yes = It takes one more yes.
decisions-it-waited-for-everyone-until-it = It waited for everyone until { $date }. It can be closed now: whoever has not answered then stands aside. That takes more than half of you, two at the least; one of you presses, and so does another.
decisions-it-waits-as-long-as-a = { $form ->
        [you] It waits as long as you have a concern: it is for the group to answer, not to outvote.
        [one] It waits as long as { $names } has a concern: it is for the group to answer, not to outvote.
       *[other] It waits as long as { $names } have a concern: it is for the group to answer, not to outvote.
    }
decisions-it-waits-for-every-answer-however = It waits for every answer, however long that takes.
decisions-it-waits-for-everyone = It waits for everyone.
decisions-it-waits-for-everyone-until-after = It waits for everyone until { $date }. After that it can be closed without those who have not answered.
decisions-it-was-closed-without-enough-yes = { $put } It was closed without enough yes.
decisions-it-was-decided-that-is-no = It was decided that { $name } is no longer in the group (put forward by { $by } { $on }). { $name } can come in again by a new vote.
decisions-it-was-decided-that-the-group = It was decided that the group ends (put forward { $on }).
decisions-it-was-decided-that-you-are = It was decided that you are no longer in the group (put forward by { $by } { $on }).
decisions-it-was-decided-to-decide-so = It was decided to decide so: { $rule } (put forward { $on }).
decisions-it-was-decided-to-erase-words = It was decided to erase words (put forward { $on }).
decisions-it-was-decided-to-use-no = It was decided to use no relay (put forward { $on }).
decisions-it-was-decided-to-use-the = It was decided to use the relay { $relay } (put forward { $on }).
decisions-leave-it = Leave it
decisions-leave-it-2 = Leave it: { $about }
decisions-leave-it-as-it-is = Leave it as it is
decisions-let-in-by = { $at }: let in by { $by } { $on }
decisions-make-an-invitation = Make an invitation
decisions-make-the-invitation = Make the invitation
decisions-make-the-invitation-for = Make the invitation for { $name }
decisions-more-than-half = More than half
decisions-more-than-half-have-to-agree-2 = More than half have to agree. It is the quickest; whoever was not for it lives with it all the same.
decisions-nine = nine
decisions-no = no
decisions-nobody-can-be-put-forward-from = Nobody can be put forward from here now.
decisions-nobody-is-bound-by-words-they = Nobody is bound by words they did not agree to. Whoever stands aside does not hold the others back.
decisions-nobody-is-the-administrator-each-answers = Nobody is the administrator. Each answers on a device of their own, when they are next there; whoever takes a break is asked nothing. Two have to say yes in any case.
decisions-nobody-new-comes-in-for-now = { $agree ->
        [everyone] Nobody new comes in for now. For everything else, everyone has to agree.
        [all-but-one] Nobody new comes in for now. For everything else, all but one have to agree.
        [two-thirds] Nobody new comes in for now. For everything else, two thirds have to agree.
       *[majority] Nobody new comes in for now. For everything else, more than half have to agree.
    }
decisions-not-asked-away = { $form ->
        [one] { $names } is not asked: on a break when this was put, or not in yet.
       *[other] { $names } are not asked: on a break when this was put, or not in yet.
    }
decisions-not-asked-without = { $form ->
        [one] { $names } is not asked: without a device in use.
       *[other] { $names } are not asked: without a device in use.
    }
decisions-not-now = Not now
decisions-not-now-2 = not now
decisions-not-now-put-somebody-forward = Not now: put somebody forward
decisions-not-settled = Not settled
decisions-not-to-be-read-here = (not to be read here)
decisions-one = one
decisions-one-alone-cannot-hold-a-wording = One alone cannot hold a wording back; a concern of theirs is still shown before all else.
decisions-only-those-who-are-asked-can = Only those who are asked can read the name.
decisions-only-those-who-vote-receive-the = Only those who vote receive the name and the reason. They are erased once it is over.
decisions-open-to-all = Open to all
decisions-people-came-in-by-two-histories = People came in by two ways that contradict each other. All of them stay in. Until everyone agrees on how you decide, every decision takes the yes of everyone, nobody can be taken out, and the group can retire no device.
decisions-put-forward = Put forward
decisions-put-forward-somebody-called-the-same = { $form ->
        [you] You have put forward somebody called the same. Is it one person? Then one is enough.
       *[other] { $by } has put forward somebody called the same. Is it one person? Then one is enough.
    }
decisions-put-forward-somebody-called-the-same-2 = { $form ->
        [you] You have put forward somebody called the same. One person? Then one of the two is enough, and you can say not now to the other.
       *[other] { $by } has put forward somebody called the same. One person? Then one of the two is enough, and you can say not now to the other.
    }
decisions-put-it-to-the-group = Put it to the group
decisions-put-it-to-the-group-again = Put it to the group again
decisions-put-it-to-the-group-again-2 = Put it to the group again: { $title }
decisions-put-somebody-forward = Put somebody forward
decisions-said-that-it-can-be-closed = { $form ->
        [one] { $names } has said that it can be closed. It is closed once enough of you have.
        [you] You have said that it can be closed. It is closed once enough of you have.
       *[other] { $names } have said that it can be closed. It is closed once enough of you have.
    }
decisions-say-so = Say so
decisions-say-so-2 = Say so: { $about }
decisions-seven = seven
decisions-since-put-to-the-group-once = { $form ->
        [one] { $names } has begun a break since. Put to the group once more, it does not wait for them.
       *[other] { $names } have begun a break since. Put to the group once more, it does not wait for them.
    }
decisions-six = six
decisions-somebody = somebody
decisions-somebody-new = Somebody new
decisions-talk-with-the-person-alone-first = Talk with the person alone first: what the group is for, when it meets, what stays within it, and that it is a try.
decisions-ten = ten
decisions-that-comes-back-with-a-new = that { $member } comes back with a new device
decisions-that-is-retired = that { $member } is retired
decisions-that-is-taken-out-of-the = that { $member } is taken out of the group
decisions-that-the-group-ends = that the group ends
decisions-that-the-group-uses-no-relay = that the group uses no relay
decisions-that-the-group-uses-the-relay = that the group uses the relay { $relay }
decisions-that-these-words-are-erased = that these words are erased: { $words }
decisions-that-you-are-taken-out-of = that you are taken out of the group
decisions-the-group-has-agreed-to-somebody = The group has agreed to somebody called the same. Is it one person? Then make the invitation.
decisions-the-group-is-open-to-all = The group is open to all: a person whom two of you want comes in. A concern still makes it wait.
decisions-the-group-takes-nobody-new-for = The group takes nobody new for now. It can decide otherwise: see “How we decide”.
decisions-the-group-takes-nobody-new-until = The group takes nobody new, until it decides otherwise. Nobody who left comes back meanwhile.
decisions-the-invitation-for-was-used-twice = The invitation for { $name } was used twice
decisions-the-rest-of-you-decide = The rest of you decide about each of the two; it can be both.
decisions-the-rule-that-holds-now-decides = The rule that holds now decides whether it changes, and it waits for every answer. A vote that is open already stays with the rule of when it was put; a wording that is not agreed on yet goes by the new one.
decisions-the-third-decides = { $form ->
        [you] You decide about each of the two. It can be both; then only you are left, and nothing more can be written.
       *[other] { $name } decides about each of the two. It can be both; then only { $name } is left, and nothing more can be written.
    }
decisions-the-words-that-it-is-about = The words that it is about
decisions-this-is-the-right-one = This is the right one
decisions-three = three
decisions-to-decide-in-another-way = to decide in another way: { $rule }
decisions-two = two
decisions-two-devices-came-in-with-it = Two devices came in with it where they could not hear of each other, and one of them may be a stranger’s. Neither is in until it is settled. Ask { $name } by voice who let them in, and when; then choose that one.
decisions-two-devices-came-in-with-it-2 = Two devices came in with it where they could not hear of each other. Neither is in until whoever made the invitation chooses the right one.
decisions-two-thirds = Two thirds
decisions-two-thirds-have-to-agree-most = Two thirds have to agree: most of you, without waiting for the last.
decisions-waits-for-your-word = Waits for your word
decisions-was-retired-put-forward = { $device } was retired (put forward { $on }).
decisions-what-is-your-concern-it-is = What is your concern? It is for the group to answer.
decisions-what-you-call-this-person-for = What you call this person, for the group’s list
decisions-what-you-word-holds-once-to = { $agree ->
        [everyone] { $membership }; what you word holds once everyone has agreed to it
        [all-but-one] { $membership }; what you word holds once all but one have agreed to it
        [two-thirds] { $membership }; what you word holds once two thirds have agreed to it
       *[majority] { $membership }; what you word holds once more than half have agreed to it
    }
decisions-when-does-a-ground-rule-or = When does a ground rule or a decision hold? Once these have agreed to its wording:
decisions-while-you-are-the-only-one = Until somebody is in, you decide alone. After that, who else comes in is for all of you to decide.
decisions-while-you-are-the-only-one-2 = While you are the only one, it changes at once.
decisions-who-belongs-has-changed-since-it = { $put } Who belongs has changed since; it would have to be put once more.
decisions-who-belongs-has-changed-since-you = Who belongs has changed since you answered. Please say it once more.
decisions-who-belongs-has-changed-since-you-2 = Who belongs has changed since you put this. It counts once you put it to the group again.
decisions-who-comes-in = Who comes in
decisions-who-comes-in-2 = who comes in
decisions-who-else-comes-in-is-for = Who else comes in is for all of you to decide. Put somebody forward; the others answer on their own devices, when they are next there.
decisions-who-has-to-agree = Who has to agree?
decisions-whoever-comes-in-with-that-invitation = Whoever comes in with that invitation is this member again, with their name and words. Make sure by voice that it is them.
decisions-whoever-makes-it-hands-it-over = Whoever makes it hands it over, and keeps Kith open until the person is in.
decisions-whoever-runs-a-relay-can-see = If it is decided, devices that cannot reach each other directly meet through it. Whoever runs it can see which devices meet, their addresses, and when and how much they send; never what you write. Each device can refuse it for itself.
decisions-why-if-you-like = Why, if you like
decisions-why-not-now-if-you-like = Why not now, if you like to say
decisions-with-a-new-device = { $name }, with a new device
decisions-with-three-of-you-it-takes = With three of you, it takes the yes of the third. If two of you put forward that the other goes, the third decides about both.
decisions-with-your-yes-it-is-decided = With your yes it is decided.
decisions-yes = Yes
decisions-yes-2 = yes
decisions-you-answered = { $answer ->
        [yes] You say yes.
        [aside] You stand aside.
        [not-now] You say not now.
       *[concern] You have a concern.
    } You can change it until it is decided.
decisions-you-answered-why = { $answer ->
        [yes] You say yes: { $why }.
        [aside] You stand aside: { $why }.
        [not-now] You say not now: { $why }.
       *[concern] You have a concern: { $why }.
    } You can change it until it is decided.
decisions-you-are-not-asked-about-this = You are not asked about this: you were not in yet when it was put, or on a break.
decisions-you-are-on-a-break-come = You are on a break. Come back first, and then put somebody forward.
decisions-you-did-not-answer-in-time = You did not answer in time, and stand aside.
decisions-you-go-along-with-what-the = You go along with what the others decide; it then takes a yes of those who do not stand aside.
decisions-you-have-no-voice-in-this = You have no voice in this one, and you see how it goes.
decisions-you-have-no-voice-in-this-2 = You have no voice in this one: it is a device of yours. If it is not lost, tell the others.
decisions-you-have-no-voice-in-this-3 = You have no voice in this one: you answered a removal with a removal, and those two are for the others to decide.
decisions-your-choice = Your choice
decisions-your-devices-gave-two-answers-which = Your devices gave two answers. Which one is it?
decisions-your-devices-gave-two-answers-which-2 = Your devices gave two answers: { $answers }. Which one is it?
decisions-your-word = Your word

## Done

done-added-a-meeting = added a meeting
done-added-a-place-to-meet = added a place to meet
done-added-somebody-to-turn-to-for-help = added somebody to turn to for help
done-added-somebody-whom-the-group-may-ask = added somebody whom the group may ask
done-answered-which-times-are-good = answered which times are good
done-asked-everybody-how-it-is-working = asked everybody how it is working
done-began-a-break = began a break
done-came-back-from-a-break = came back from a break
done-changed-a-meeting = changed a meeting
done-changed-something-on-the-shelf = changed something on the shelf
done-changed-something-that-needs-a-newer-kith-to-be = changed something that needs a newer Kith to be read
done-changed-what-was-taken-along = changed what was taken along
done-checked-a-number = checked a number
done-chose-a-name = chose a name
done-closed-a-suggestion-whose-day-had-passed = closed a suggestion whose day had passed
done-corrected-somebody-to-turn-to-for-help = corrected somebody to turn to for help
done-did-something-that-needs-a-newer-kith-to-be = did something that needs a newer Kith to be read
done-founded-the-group = founded the group
done-gave-a-word-on-a-decision = gave a word on a decision
done-gave-a-word-on-a-ground-rule = gave a word on a ground rule
done-gave-a-word-on-a-suggestion = gave a word on a suggestion
done-gave-a-word-on-an-invitation-that-was-used = gave a word on an invitation that was used twice
done-left-the-group = left the group
done-let-a-device-in = let a device in
done-let-a-device-of-in = let a device of { $name } in
done-made-an-invitation = made an invitation
done-made-an-invitation-for-a-further-device = made an invitation for a further device
done-named-a-device = named a device
done-put-a-decision-to-the-group = put a decision to the group
done-put-a-ground-rule-to-the-group = put a ground rule to the group
done-put-something-on-the-shelf = put something on the shelf
done-raised-a-hand-or-took-it-down = raised a hand, or took it down
done-replied-to-a-meeting = replied to a meeting
done-retired-a-device = retired a device
done-reworded-a-decision = reworded a decision
done-reworded-a-ground-rule = reworded a ground rule
done-said-how-it-is-working = said how it is working
done-said-how-the-group-meets = said how the group meets
done-said-how-they-are-with-a-place = gave a word on a place
done-said-something-on-a-decision = said something on a decision
done-said-something-on-a-ground-rule = said something on a ground rule
done-said-what-a-ground-rule-is-about = said what a ground rule is about
done-said-when-they-are-usually-free = shared usual free times
done-said-whether-it-clicks = said whether it clicks
done-set-a-day-for-a-decision = set a day for a decision
done-set-a-day-to-look-at-a-ground-rule = set a day to look at a ground rule again
done-set-a-decision-aside-or-took-it-up-again = set a decision aside, or took it up again
done-set-a-ground-rule-aside-or-took-it-up = set a ground rule aside, or took it up again
done-shared-what-they-work-through = shared something to work through
done-suggested-a-relay = suggested a relay
done-suggested-another-way-of-deciding = suggested another way of deciding
done-suggested-closing-the-group = suggested closing the group
done-suggested-erasing-something = suggested erasing something
done-suggested-letting-a-member-in-again-with-a-new = suggested letting a member in again with a new device
done-suggested-retiring-a-device = suggested retiring a device
done-suggested-that-somebody-come-in = suggested that somebody come in
done-suggested-that-somebody-leave = suggested that somebody leave
done-took-something-along-from-a-meeting = took something along from a meeting
done-took-something-back-for-good = took something back for good
done-withdrew-an-invitation = withdrew an invitation
done-wrote-about-a-place = wrote about a place
done-wrote-about-somebody-whom-the-group-may-ask = wrote about somebody whom the group may ask
done-wrote-about-the-focus = wrote about the focus
done-wrote-the-group-s-name = wrote the group’s name
done-wrote-what-came-of-a-decision = wrote what came of a decision
done-wrote-where-a-notice-is = wrote where a notice is

## Door

door-a-passphrase-for-this-device = A passphrase for this device
door-at-least-ten-characters = At least ten characters.
door-a-place-for-a-small-group = For small groups in caring work who support each other. What you write stays on your devices; nobody else can look in.
door-back = Back
door-comparing-words = Comparing words
door-forget-it = Forget it
door-forget-it-and-begin-anew = Forget it and begin anew…
door-found-a-group = Found a group
door-found-the-group = Found the group
door-go-on = Go on
door-go-on-knowing-this = Go on, knowing this
door-hide-these-words-of-help = Hide these words of help
door-how-do-you-want-to-decide = How do you want to decide who belongs?
door-i-have-an-invitation = I have an invitation
door-if-nothing-moves-for-two-minutes = Kith has to be open on the device of whoever invited you, on the same network or reachable. After two minutes without a sign this stops by itself; you can try again.
door-if-you-lose-it-the-words = If you lose it, what is on this device stays locked for good. The group can let you back in.
door-if-you-lose-it-alone = If you lose it, what is here stays locked. A recovery code can be made later.
door-it-was-begun-on-this-device = It was begun on this device. Go on with the same invitation, with Kith open on the device that invited you, or with an answer that came in a file; or forget it and begin anew.
door-join = Join
door-join-a-group = Join a group
door-joining = Joining
door-joining-is-not-finished = Joining is not finished
door-keep-it = Keep it
door-kith-is-locked = Kith is locked
door-looking-for-a-device-of-the = Looking for a device of the group
door-name-of-the-group = Name of the group
door-now-compare-these-words-with-whoever = Now compare these words with whoever invited you, in person or by phone. If both of you see the same, nobody stands between you.
door-one-moment = One moment
door-one-moment-2 = One moment…
door-one-moment-the-passphrase-is-being = One moment: the passphrase is being made into a key, which takes about a second on purpose.
door-one-that-gives-nothing-away = One that gives nothing away
door-open = Open
door-passphrase = Passphrase
door-perhaps-there-is-a-group-already = Perhaps there is a group already: colleagues, the staff office or a professional association may know.
door-please-give-the-group-a-name = Please give the group a name.
door-please-paste-the-invitation = Please paste the invitation.
door-please-say-what-the-others-call = Please say what the others call you.
door-receiving-what-the-group-has-written = Receiving what the group has written
door-showing-the-invitation = Showing the invitation
door-somebody-of-the-group-gave-you = A phone’s camera reads it from a picture.
door-step-done = Done: { $step }
door-step-now = Now: { $step }
door-step-then = Then: { $step }
door-stop = Stop
door-talk-with-them-alone-first = Talk with them alone first. Until somebody is in, you decide alone; then all of you do.
door-the-earlier-group-stays-on-this = The earlier group stays on this device as it is. You change between the two at the top of the window’s list of screens.
door-the-group-can-change-it-later = The group can change it later, by the rule that holds then.
door-the-group-is-being-opened = The group is being opened.
door-step-of = Step { $at } of { $of }
door-what-is-the-group-called = What is the group called?
door-what-do-the-others-call-you = What do the others call you?
door-what-opens-kith-here = What opens Kith on this device?
door-you-can-change-it-later = You can change it later.
door-everyone-decides-who-comes-in = All of you decide together.
door-decide-in-another-way = Decide in another way…
door-which-invitation-do-you-have = Which invitation do you have?
door-whom-do-you-bring-in-first = Whom do you want to bring in first?
door-the-invitation-is-made = The invitation is made
door-to-the-group = To the group
door-later = Later
door-the-invitation-as-text = The invitation, as text
door-the-new-group-begins-with-what = The new group begins with what this one has agreed on: its focus, its ground rules, the decisions that hold, the meetings that are still to come, its places, its contacts for help and what is still open on its shelf. Nobody’s answers come along; everyone is asked anew. You are alone in it at first, and invite the others.
door-the-same-once-more = The same once more
door-the-words-differ = The words differ
door-then-somebody-else-may-have-answered = Then somebody else may have answered in the group’s place. Write nothing here that should stay among you. Tell whoever invited you, in person; they can withdraw the invitation and give you a new one.
door-there-are-several-groups-on-this = There are several groups on this device. Your passphrase opens every one that it belongs to.
door-they-are-the-same = They are the same
door-they-differ = They differ
door-we-are-just-beginning = We are just beginning
door-try-once-more = Try once more
door-use-another-invitation = Use another invitation
door-you-are-not-in-yet = You are not in yet
door-welcome-to-kith = Welcome to Kith
door-what-the-others-call-you = What the others call you
door-what-was-begun-is-removed-from = What was begun is removed from this device. If the group has let this device in already, the invitation is used up, and you need another one.
door-what-your-group-has-written-here = What your group has written here opens with the passphrase of this device.
door-when-you-need-help-now = When you need help now
door-whoever-invited-you-keeps-kith-open = Whoever invited you keeps Kith open until you are in.
door-you-are-in = You are in
door-ask-by-a-file = There is no network: ask by a file…
door-ask-by-a-file-means = A request is written in a file. You bring it to whoever invited you, and they give you a file in answer. No network is needed, here or there.
door-where-to-put-the-request = Where to put the request
door-over-the-network = Over the network after all
door-write-the-request = Write the request
door-your-request-is-written = Your request is written
door-bring-the-request = Bring this file to whoever invited you: on a stick, by mail, by messenger. Nobody else can open it. There it is dropped on Kith’s window, or its place is typed under “Parcels”.
door-read-these-words-to-them = Then read these words to them, by voice. Kith shows them the same before it lets you in:
door-their-answer-comes-as-a-file = They give you a file in answer. Drop it on this window, or type where it is.
door-where-the-answer-is = Where the answer is
door-read-the-answer = Read the answer
door-you-can-close-kith-meanwhile = You can close Kith meanwhile and go on later. With your passphrase, the words are shown again until you are in.
door-other-ways = Go on in another way…
door-i-have-an-answer-file = I have an answer in a file…
door-show-the-words = Show the words of my request…
door-show-them = Show the words
door-the-words-open-with-it = The words that you compare before you are let in are sealed like everything here. Your passphrase opens them.
door-the-words-of-your-request = The words of your request
door-read-them-if-you-wrote-one = If you wrote a request in a file, these are its words. Read them, by voice, to whoever invited you. Kith shows them the same before it lets you in:
door-words-of-earlier-requests = You asked by another invitation before. If it is that request which they read, these are its words, the newest first:
door-which-joining = Which one? Until you are in, groups are told apart by the day on which joining them was begun.
door-go-on-joining = Go on with a joining

## Draft

draft-changed-this-meanwhile-their-words-are = Changed meanwhile by { $by }. The words are joined with yours here.

## Drop

drop-it-here = Drop it here to read it
drop-open-first = Open your group first, then drop the file here
drop-the-backup-here = Drop the backup here to bring it back
drop-the-answer-here = Drop the answer here to come in

## Due

due-ask-everybody = Ask everybody
due-has-to-be-booked-for-and = { $place } has to be booked for { $day }, and nobody has said that they do it.
due-is-the-number-of-still-right = Is the number of “{ $contact }” still right? It waits for somebody to check it.
due-look = Look
due-look-again = Look again
due-you-have-met-a-few-times = You have met a few times since you last asked each other how it is working.
due-you-said-that-you-book-for = You said that you book { $place } for { $day }. Is it booked?
due-your-first-rules-were-a-try = Your first rules were a try for three meetings, and those have been. Do they still fit?

## Entry

entry-a-pause-ends-on-its-first = A pause ends on its first day or later.
entry-it-would-end-before-it-begins = It would end before it begins. Until when do you mean?
entry-please-take-at-least-ten-characters = Please take at least ten characters. Four or five words in a row are easy to keep and hard to guess.
entry-the-two-are-not-the-same = The two are not the same. Please type the passphrase once more.
entry-this-date-has-passed-which-coming = This date has passed. Which coming date do you mean?
entry-this-time-zone-is-not-known = This time zone is not known here. It is written as continent and city: Europe/Berlin.
entry-two-pauses-lie-over-each-other = Two pauses overlap. One long one says the same.
entry-a-date-is-written = This cannot be read as a date. Write it like this: { $example }.
entry-a-time-is-written = This cannot be read as a time. Write it like this: { $example }.
# Words that may follow a typed time, apart by blanks, in small letters.
entry-after-a-time = o’clock o'clock h
entry-no-such-day = There is no such day.
entry-a-quarter-earlier = A quarter of an hour earlier: { $field }
entry-a-quarter-later = A quarter of an hour later: { $field }
entry-pick-a-day = Pick a day: { $field }

## Finding

finding-a-concern-about-letting-in-the = { $form ->
        [you] You have a concern about letting { $name } in. The admission waits until it is settled.
        [one] { $names } has a concern about letting { $name } in. The admission waits until it is settled.
       *[other] { $names } have a concern about letting { $name } in. The admission waits until it is settled.
    }
finding-a-guest-is-welcome = A guest is welcome
finding-a-line-about-them = A line about them
finding-a-line-about-them-if-you = A line about them, if you like
finding-a-member-is-called-already-if = A member is called { $member } already. If that is the same person, nothing more is needed.
finding-a-new-group-can-try-it = A new group can try it for, say, three meetings, and set a day to ask whether it clicks.
finding-a-not-now-stands-ask-nothing = A “not now” stands. Ask { $name } nothing more until you have settled it.
finding-a-notice = A notice
finding-a-notice-2 = a notice
finding-a-notice-was-put-up = A notice was put up
finding-a-short-name-or-initials = A short name or initials
finding-a-trial-ends-on-a-day = A trial ends on a day on which both sides say whether it clicks.
finding-add-somebody-to-ask = Add somebody to ask
finding-add-to-the-list = Add to the list
finding-also-written-down-as-by = Also written down as “{ $name }”, by { $by }.
finding-an-idea = An idea
finding-another-day = Another day
finding-are-about-to-ask-agree-who = { $form ->
        [with-you] { $names } are about to ask { $name }. Agree who does, before anybody calls.
       *[other] { $names } are about to ask { $name }. Agree who does, before anybody calls.
    }
finding-as-year-month-and-day = { $about }, as year, month and day
finding-asked = Asked
finding-begin-small-four-or-five-each = Begin small: four or five, each of whom one of you has talked with alone. Everybody in the group reads what stands here, also whoever comes in later.
finding-change = Change: { $line }
finding-change-of = Change: { $line }, { $name }
finding-change-it = Change
finding-done = Done
finding-you-would-like-to-be = You would like to be { $number }
finding-trial-until = A try until { $d }
finding-closed-for-now = Closed for now
finding-copied-read-it-once-more-before = Copied. Read it once more before it goes up; and write below where it is.
finding-copy-the-notice = Copy the notice
finding-discard = Discard
finding-discard-what-you-write-on-the = Discard: what you write on the talk with { $name }
finding-does-it-click-for-you-as = Does it click for you as a group? You ask that on { $d }.
finding-does-it-click-for-you-as-2 = Does it click for you as a group? The day to say so has come.
finding-does-it-click-with-the-day = Does it click with { $name }? The day to say so has come.
finding-eight = Eight
finding-eight-2 = eight
finding-eleven = eleven
finding-first-settle-what-this-person-is = First settle what this person is called.
finding-first-settle-where-stands = First settle where { $name } stands.
finding-five = Five
finding-five-2 = five
finding-for-a-board = For a board
finding-for-a-mail = For a mail
finding-for-a-professional-network = For a professional network
finding-for-the-talk-that-you-have = For the talk that you have with them alone
finding-for-yourself-alone = For yourself alone
finding-four = Four
finding-four-2 = four
finding-go-to-the-focus = Go to the focus
finding-has-come-in = { $name } has come in.
finding-has-the-group-talked-about-whoever = Has the group talked about { $name }? Whoever comes in reads what you have written here and hears what you tell. Everyone should have had their say before it comes to a vote.
finding-how-many-you-would-like-to = How many you would like to be
finding-how-many-you-would-like-to-2 = how many you would like to be
finding-i-am-about-to-ask-them = I am about to ask them
finding-i-am-not-sure-yet = I am not sure yet
finding-i-know-them = I know them
finding-if-it-is-not-for-them = If it is not for them: do they know somebody?
finding-if-they-are-two-write-the = If they are two, write the names so that you can tell them apart.
finding-invite = Invite: { $name }
finding-invite-2 = Invite
finding-invited = Invited
finding-is-about-to-ask-talk-with = { $one } is about to ask { $name }. Talk with each other before you call.
finding-is-put-to-the-group-see = { $name } is put to the group. See “Members”.
finding-it-clicks = It clicks
finding-it-does-not-click = It does not click
finding-it-is-up = It is up
finding-it-was-taken-down = It was taken down
finding-keep-for-yourself = Keep for yourself: { $name }
finding-keep-for-yourself-2 = Keep for yourself
finding-leave-it = Leave it
finding-leave-it-as-it-is = Leave it as it is
finding-leave-it-as-it-was = Leave it as it was
finding-leave-it-as-it-was-2 = Leave it as it was: { $label }
finding-less = Less
finding-look = Look
finding-made-of-what-stands-in-focus = Made of “Focus”, for you to copy and change. It names neither anybody nor the group; how to reach you is yours to add.
finding-meanwhile-the-smaller-one-counts = { $words } Meanwhile the smaller one counts.
finding-member = Member
finding-more = More
finding-name = Name
finding-named-by = Named by { $from }.
finding-nobody-yet = Nobody to ask yet
finding-nine = nine
finding-no = no
finding-no-day = No day
finding-no-day-2 = No day: { $about }
finding-no-day-3 = no day
finding-no-place-is-open-now-one = No place is open now. One opens again when somebody leaves.
finding-nobody-new = You take nobody new for now.
finding-not-now = Not now
finding-not-now-add-nobody = Not now: add nobody
finding-not-now-no-notice = Not now: no notice
finding-not-yet = Not yet
finding-nothing-that-they-would-not-want = Write nothing that they would not want all of you to read.
finding-on-both-sides-say-whether-it = On { $on } both sides say whether it clicks.
finding-on-the-day-of-the-third = On the day of the third meeting, { $date }
finding-on-the-same-page = On the same page
finding-one = one
finding-one-of-you-said-that-the = One of you said that the two entries “{ $name }” are one person, and another that they are two. Which one is right?
finding-one-place-is-open = One place is open.
finding-open-to-others = Open to others
finding-places-are-open = { $open } places are open.
finding-put-to-the-group = Put to the group
finding-put-to-the-group-2 = Put to the group…
finding-put-up-by-on = { $place }. Put up by { $who } on { $days }.{ $end }
finding-said-for = (said for { $day })
finding-said-you-see-what-once-you = { $form ->
        [one] { $names } has said. You see what once you have too.
       *[other] { $names } have said. You see what once you have too.
    }
finding-save = Save
finding-save-2 = Save: { $label }
finding-save-the-notice = Save the notice…
finding-say = Say
finding-says = { $form ->
        [you] you say { $what }
       *[other] { $who } says { $what }
    }
finding-set-a-day = Set a day
finding-set-it = Set it
finding-set-it-2 = Set it: { $about }
finding-settle-it = Settle it
finding-seven = Seven
finding-seven-2 = seven
finding-since = “{ $stage }”, since { $today }
finding-since-2 = Since { $today }.
finding-since-when-as-year-month-and = Since when, as year, month and day
finding-six = Six
finding-six-2 = six
finding-size-not-set = Four or five are a good beginning; you have set no size yet.
finding-somebody-called-is-put-to-the = Somebody called { $name } is put to the group already; once is enough.
finding-somebody-to-ask = Somebody to ask
finding-spoken-with = Spoken with
finding-stands-on-the-list-twice-each = { $form ->
        [with-you] “{ $name }” stands on the list twice: { $who } each added one. Is it one person?
       *[other] “{ $name }” stands on the list twice: { $who } each added one. Is it one person?
    }
finding-stands-on-the-list-twice-is = “{ $name }” stands on the list twice. Is it one person?
finding-taken-down = Taken down again.
finding-taken-down-by-one-of-you = Taken down by one of you and corrected or kept by another at once. Is it still up?
finding-ten = Ten
finding-ten-2 = ten
finding-that-a-guest-is-welcome = that a guest is welcome
finding-that-it-is-a-try-for = That it is a try, for both sides
finding-that-it-is-closed-for-now = that it is closed for now
finding-that-the-group-is-open = that the group is open
finding-that-you-have-not-talked-about = that you have not talked about them
finding-that-you-talked-about-them-on = that you talked about them on { $today }
finding-the-day-for-it-was-do = The day for it was { $today }: do both sides say that it clicks?
finding-the-day-to-ask-whether-it = the day to ask whether it clicks
finding-the-day-to-ask-whether-it-2 = the day to ask whether it clicks with { $name }
finding-the-ground-rules-as-far-as = The ground rules, as far as you have them
finding-the-group = the group
finding-the-group-has-agreed-to-any = The group has agreed to { $name }. Any of you can make the invitation.
finding-the-group-is-closed-for-now = The group is closed for now. A notice brings people whom you would have to send away; it can wait.
finding-the-group-talked-about-them-on = The group talked about them on { $today }.
finding-the-groups-vote = The group’s vote
finding-the-line-about-them = The line about them
finding-the-notice = The notice
finding-them = { $form ->
        [you] You know them.
        [one] { $names } knows them.
       *[other] { $names } know them.
    }
finding-these-are-two-people = These are two people: { $words }
finding-these-are-two-people-2 = These are two people
finding-they-are-one-person = They are one person
finding-they-are-one-person-2 = They are one person: { $name }
finding-three = Three
finding-three-2 = three
finding-trying-it-out = Trying it out
finding-twelve = twelve
finding-twin = Another entry with the same name stays; say first that they are one person if they are.
finding-two = two
finding-two-answers = Two answers
finding-two-of-you-corrected-this-at = Two of you corrected this at once. Which one is right?
finding-two-of-you-wrote-a-line = Two of you wrote a line about this person at once; both are shown.
finding-two-of-you-wrote-differently-about = Two of you wrote differently about { $name }. Which one is right?
finding-until-it-is-settled-you-ask = { $words } Until it is settled, you ask nobody new.
finding-was-put-to-the-group-more = { $name } was put to the group more than once. If it is one person, it is one member: one invitation is enough.
finding-we-have-talked-put-it-to = We have talked; put it to the group
finding-what-is-said-in-the-group = What is said in the group stays there
finding-what-the-group-is-for-and = What the group is for, and what not
finding-what-you-say-of-it-for = What you say of it, for that day
finding-what-you-tick-and-write-here = What you tick and write here stays on this device alone. The others do not see it, nor whoever comes in later.
finding-when-both-sides-say-whether-it = When both sides say whether it clicks: { $words }
finding-when-you-meet-and-how-much = When you meet, and how much time it takes
finding-where-does-stand-two-of-you = Where does { $name } stand? Two of you say so differently.
finding-where-it-is = Where it is
finding-where-they-stand = Where they stand
finding-where-your-notices-are = Where your notices are
finding-which-one-is-right = { $said }. Which one is right?
finding-while-you-are-alone-you-decide = While you are alone, you decide alone.
finding-who-can-come-in = Who can come in
finding-who-named-them = Who named them
finding-who-named-them-after-saying-no = Who named them, after saying no themselves; may stay empty
finding-who-named-them-after-saying-no-2 = Who named them, after saying no themselves
finding-whom-could-you-ask-a-short = Whom could you ask? A short name or initials is enough. Talk with each person alone first; what you note of the talk stays with you.
finding-with-not-now-goes-from-every = With “not now”, { $name } goes from every screen, list, history and export, on every device that hears of it, and each of you takes back what you wrote. It cannot be undone. If somebody says otherwise at the same time, both are shown to all of you.{ $twin } Copies may remain elsewhere.
finding-words-that-have-not-arrived-yet = words that have not arrived yet
finding-words-that-were-taken-back = words that were taken back
finding-write-down-where-you-put-one = Write down where you put one up, so that somebody takes it down again.
finding-write-for-yourself = Write for yourself: { $name }
finding-write-for-yourself-2 = Write for yourself
finding-write-it-down = Write it down
finding-you-are-about-to-ask-the = You are about to ask { $name }. The others see it.

## Focus

focus-a-community = A community
focus-a-group-for-everybody-who-is = A group for everybody who is stressed at work.
focus-a-group-of-nurses-on-night = A group of nurses on night shifts, from any ward, to talk about what stays with us after a shift and what helps us rest.
focus-a-group-of-paramedics-who-like = A group of paramedics who like to walk, to go out together on Sundays and talk of anything but work.
focus-a-group-of-social-workers-in = A group of social workers in their first year to tell each other what was new and what was hard, and to hear that others find it hard too.
focus-a-name-that-gives-nothing-away = A name that gives nothing away is a good name.
focus-a-role-at-work = A role at work
focus-and-yet = And yet
focus-build-the-sentence-step-by-step = Build the sentence step by step
focus-clear = Clear
focus-copy-the-sentence = Copy the sentence
focus-every-detail-needs-more-care-because = Every detail needs more care, because somebody may put two and two together.
focus-everyone-knows-the-place-and-its = Everyone knows the place and its rules; little has to be explained.
focus-examples-vague-and-clear = Examples, vague and clear
focus-for-example-clients-pay-who-is = For example: clients, pay, who is to blame for what.
focus-for-example-nurses-on-night-shifts = For example: nurses on night shifts, from any ward.
focus-for-example-our-nights-our-sleep = For example: our nights, our sleep, what we take home with us.
focus-for-example-to-talk-about-what = For example: to talk about what stays with us after a shift, and what helps.
focus-from-different-workplaces = From different workplaces
focus-from-one-workplace = From one workplace
focus-hide-the-examples = Hide the examples
focus-i-am-looking-to-form-a = I am looking to form a group of …
focus-i-am-looking-to-form-a-2 = I am looking to form a group of { $who } to { $what }.
focus-in-a-year = In a year
focus-in-six-months = In six months
focus-in-three-months = In three months
focus-it-does-not-say-yet-what = It does not say yet what you would do together. Talk about something? Learn something, do something, or simply keep each other company?
focus-it-does-not-say-yet-who = It does not say yet who the group is for. People of one profession, of one shift, of one age, of one town? Who would you like to find at the table?
focus-it-is-harder-to-open-up = It is harder to open up about colleagues or the organisation, and who stands above whom matters.
focus-it-is-not-said-yet-what = It is not said yet what you would do together. A few words are enough, and can change as you find out.
focus-neither-is-said-yet = It is not said yet who the group is for and what you would do together. A few words are enough, and can change when you know more.
focus-it-is-not-said-yet-who = It is not said yet who the group is for. A few words are enough, and can change as you find out.
focus-it-says-what-you-would-do = It says what you would do together.
focus-it-says-who-and-what-for = It says who and what for: whoever hears it knows whether it is for them.
focus-leave-it = Leave it
focus-leave-it-the-day = Leave it: the day
focus-let-us-support-each-other = Let us support each other.
focus-look-at-the-ground-rules = Look at the ground rules
focus-looking-after-ourselves = Looking after ourselves
focus-may-other-grades-join = may other grades join
focus-may-supervisors-or-other-grades-join = May supervisors or other grades join?
focus-name-of-the-group = Name of the group
focus-no = No
focus-no-client-can-be-talked-about = No client can be talked about: only how it is for you.
focus-no-day = No day
focus-no-day-is-set = No day is set.
focus-no-task-and-no-theme-not = No task and no theme. Not being alone is reason enough for a group.
focus-not-decided-yet = Not decided yet
focus-not-now = Not now
focus-not-now-the-sentence = Not now: the sentence
focus-nurses-on-night-shifts-from-any = nurses on night shifts, from any ward
focus-on = On { $today }.
focus-on-another-day = On another day
focus-on-no-day = On no day
focus-one-side-of-it-rest-food = One side of it: rest, food, moving, quiet, saying no.
focus-one-strain-or-a-question-of = One strain, or a question of health
focus-opening-what = to
focus-opening-who = a group of
focus-other-grades = Other grades.
focus-people-of-one-age-gender-origin = People of one age, gender, origin, language or belief, or another thing you share.
focus-purpose-in-one-sentence = Purpose, in one sentence
focus-set-the-day = Set the day
focus-several-may-hold-what-anybody-names = Several may hold. What anybody names stays until somebody takes it out.
focus-simply-company = Simply company
focus-simply-company-is-a-purpose-too = Simply company is a purpose too, once it is said.
focus-some-from-one-some-from-others = Some from one, some from others
focus-something-for-our-well-being = Something for our well-being.
focus-something-that-weighs-on-all-of = Something that weighs on all of you, at work or beside it.
focus-talk-about-what-stays-with-us = talk about what stays with us after a shift
focus-the-day = The day.
focus-the-day-as-year-month-and = The day, as year, month and day
focus-the-purpose = the purpose
focus-there-is-less-fear-that-it = There is less fear that it reaches the boss, or the job.
focus-to = … to …
focus-today-is-the-day-does-this = Today is the day: does this still fit? Then set the next one.
focus-two-of-you-wrote-this-at = Please make no notice and no invitation of it before one of you has read it as it stands now and settled it.
focus-use-it-for-the-purpose = Use it for the purpose
focus-vague = Vague
focus-was-the-day-does-this-still = { $today } was the day. Does this still fit? Then set the next one.
focus-we-are-a-group-of-who = We are a group of … who meet to …
focus-we-are-a-group-of-who-2 = We are a group of { $who } who meet to { $what }.
focus-we-look-at-each-case = We look at each case
focus-what-a-profession-asks-of-us = What a profession asks of us
focus-what-belongs-here = What belongs here
focus-what-brings-you-together-a-group = Say for whom the group is and what for, and those who need it find it. Everyone may write here.
focus-what-can-be-told-differs-with = What can be told differs with this. When it changes, look at your ground rules again together.
focus-what-does-not-belong-here = What does not belong here
focus-what-it-is-for = What it is for
focus-what-kind-of-group-this-is = What kind of group this is
focus-what-speaks-for-it-and-what = What speaks for it, and what you give up for it.
focus-what-you-need-changes-a-day = What you need changes. A day on which you ask yourselves whether this still fits keeps it from becoming a duty.
focus-when-to-look-at-this-again = When to look at this again
focus-where-members-come-from = Where members come from
focus-where-members-come-from-2 = Where members come from.
focus-where-members-come-from-3 = where members come from
focus-change = Change
focus-choose = Choose
focus-done = Done
focus-not-said-yet = Not said yet
focus-where-nobody-else-can-hear-situations = Where nobody else can hear, situations can be told more freely.
focus-who-it-is-for = Who it is for
focus-whoever-may-judge-your-work-hears = Whoever may judge your work hears what you say differently, even as a friend. It is right to say no, and to say yes.
focus-why-if-you-like-to-say = Why, if you like to say
focus-working-for-the-same-employer-is = Working for the same employer is no permission to share what you know of a patient or a client.
focus-yes = Yes
focus-you-can-speak-more-freely-about = You can speak more freely about your own employer.
focus-you-do-the-same-work-in = You do the same work, in one place or in many.
focus-you-have-the-same-task-guiding = You have the same task: guiding students, leading a shift, being new.

## Free

free-away-from-to = away from { $from } to { $until }
free-away-on = away on { $from }
free-away-then = Away then: { $names }
free-only-me = Only me
free-the-group-all-of-it = The group, all of it
free-the-group-without-when-i-am = The group, without when I am away
free-to = { $days }, { $from } to { $until }
free-usually-free-then = Usually free then: { $names }
free-zone = ({ $zone } time)

## Going

going-add = Add: { $label }
going-ask-everybody = Ask everybody
going-ask-everybody-again = Ask everybody again
going-ask-everybody-how-it-is-working = Ask everybody how it is working
going-asked = { $form ->
        [you] You asked, { $today }
       *[other] { $by } asked, { $today }
    }
going-begin-it-for-myself-alone-first = Begin it for myself alone first
going-change-my-answer = Change my answer
going-change-no-more = Leave it as it is
going-change-or-take-back = Change or take back
going-did-not-answer = { $form ->
        [you] You did not answer.
       *[other] { $names } did not answer.
    }
going-each-of-you-answers-when-you = Each of you answers when you are next there. The answers are shown together, once everybody has answered or a day has come.
going-earlier-answers = Earlier answers
going-every-few-meetings-each-of-you = Every few meetings each of you can say briefly how it is working. It is not anonymous: each answer says whose it is.
going-everybody-has-answered = Everybody has answered.
going-hide-the-earlier-answers = Hide the earlier answers
going-how-is-it-working-for-us = How is it working for us?
going-how-it-is-going = how it is going
going-how-it-is-working = how it is working
going-how-it-went = How it went
going-i-am-not-sure = I am not sure
going-ideas = Ideas
going-in-a-week = In a week
going-in-four-weeks = In four weeks
going-in-two-weeks = In two weeks
going-it-does-me-good = It does me good
going-it-is-all-right = It is all right
going-keep-it = Keep it
going-leave-it = Leave it
going-my-answer = my answer
going-not-as-it-is = Not as it is
going-not-now = Not now
going-or = or:
going-reword = Reword
going-say-so = Say so
going-share-it-with-the-group = Share it with the group
going-share-something = Share something
going-shown-at-the-latest = Shown at the latest
going-shown-at-the-latest-2 = shown at the latest
going-still-to-answer = Still to answer: { $waiting }.
going-still-to-answer-the-answers-are = Still to answer: { $waiting }. The answers are shown together, once everybody has answered or on { $today }.
going-take-my-answer-back = Take my answer back
going-to-change = To change: { $words }
going-to-keep = To keep: { $words }
going-what-could-be-otherwise-if-you = What could be otherwise, if you like
going-what-i-will-try = What I will try
going-what-it-is = What it is
going-what-should-stay-if-you-like = What should stay, if you like
going-what-weighs-on-one-of-you = What weighs on one of you, and what to try. Only whoever shared it changes it. No details of clients: no initials, dates, ages or wards.
going-without-words-this-part-is-shared = Without words, this part is shared no more.
going-working-through-something = Working through something
going-you-said = You said: { $said }.
going-your-devices-gave-two-answers-at = Your devices gave two answers at once. Which one is it?
going-your-word = Your word
going-yours-shared = Yours, shared { $day }

## Group

group-another-device-of-yours = another device of yours
group-decisions-a-day-to-answer-by = A day to answer by
group-decisions-a-few-words-that-name-it = A few words that name it
group-decisions-a-new-decision = A new decision
group-decisions-answers-were-asked-for-until-no = Answers were asked for by { $day }. No day decides anything: whoever has not answered still can.
group-decisions-decisions = decisions
group-decisions-decisions-that-were-set-aside = Decisions that were set aside
group-decisions-everyone-answers-for-themselves-and-the = Everyone answers for themselves, and the words can still be changed by all of you.
group-decisions-for-example-we-try-it-until = For example: we try it until summer; two of us look after it.
group-decisions-hide-the-decisions-that-were-set = Hide the decisions that were set aside
group-decisions-in-a-sentence-or-two-so = In a sentence or two, so that anybody can tell later what was meant
group-decisions-none = Nothing decided yet
group-decisions-not-now = Not now
group-decisions-one-decision-waits-for-your-word = One decision waits for your word.
group-decisions-open = Open
group-decisions-our-standing-decisions = Our standing decisions
group-decisions-our-standing-decisions-2 = our standing decisions
group-decisions-please-answer-until = Please answer by { $day }.
group-decisions-please-answer-until-if-it-matters = Please answer by, if it matters
group-decisions-put-a-decision-to-the-group = Put a decision to the group
group-decisions-put-it-to-the-group = Put it to the group
group-decisions-two-days-to-answer-by-were = Two days to answer by were set at once: { $names }. Which one is right?
group-decisions-what-came-of-it-and-why = What came of it, and why
group-decisions-what-is-decided = What is decided
group-decisions-what-is-to-be-decided = What is to be decided
group-decisions-what-it-is-good-for-and = What it is good for, and what speaks against it
group-decisions-what-waits-for-your-word-comes = What waits for your word comes first.
group-decisions-what-you-settle-beside-your-ground = What you settle beside your ground rules: how long an evening is, whether you keep a list, what you spend. Put it in a sentence, say why, and give the others time; everyone answers for themselves, and a concern is answered before anything holds.
group-decisions-why = Why
group-decisions-why-if-you-like = Why, if you like
group-decisions-you-have-answered-everything-as-it = You have answered everything as it reads now.
group-somebody = somebody
group-your-other-device = Your other device

## Help

help-a-contact-whose-name-is-not = A contact whose name is not here
help-a-group-of-peers-carries-much = A group of peers carries much, and does not replace professional help. When something is too heavy, turning to somebody whose work it is is no failure.
help-a-link-can-stand-among-the = A link can stand among the places
help-a-new-contact = A new contact
help-add-a-contact = Add a contact
help-added-by = Added by { $by } { $date }
help-afterwards-talk-with-each-other-about = Afterwards, talk with each other about how it was for you.
help-be-alone-in-the-room-with = Be alone in the room, with the door closed.
help-by = by { $member } { $today }
help-camera-on-or-off-as-you = Camera on or off, as you like.
help-checked = checked { $said }
help-checked-on-a-day-that-is = Checked on a day that is still to come: somebody’s clock was wrong
help-contacts = contacts
help-contacts-that-were-taken-off = Contacts that were taken off
help-copy = Copy
help-copy-2 = Copy: { $about }
help-do-not-promise-to-keep-it = Do not promise to keep it to yourself. Getting help comes before what is said here staying here.
help-for-what-they-are-there-when = For what they are there, when somebody answers, what they ask.
help-good-to-know = Good to know
help-hide-the-contacts-that-were-taken = Hide the contacts that were taken off
help-i-checked-this-number-today = I checked this number today
help-if-it-cannot-wait-call-the = If it cannot wait: call the emergency number of where you are, or ask whoever is near to call.
help-if-it-is-you-tell-one = If it is you: tell one person now. Somebody here, somebody at home, somebody whose work it is. You are no burden.
help-last-checked-more-than-half-a = Last checked more than half a year ago
help-less = Less
help-meeting-online-instead = Meeting online instead
help-more-and-correct-it = More, and correct it
help-nobody-can-promise-that-what-is = Nobody can promise that what is said online stays private. Say less than you would in a room.
help-nobody-is-listed-yet-no-number = No number is built in here: they differ from place to place, and change. Put down what you would look for in a bad hour, such as a crisis line, the counselling at work, a doctor whom one of you trusts, and try each number out.
help-nobody-of-the-group-and-no = Nobody of the group, and no client: people and places whose work it is to help.
help-nobody-records-and-nobody-takes-pictures = Nobody records, and nobody takes pictures of the screen.
help-none = Nobody to turn to is listed yet
help-not-checked-by-a-second-member = Not checked by a second member yet
help-not-now = Not now
help-number-or-address = Number or address
help-on = on { $today }
help-own-beginning = A name to begin with; you look up and try out the number:
help-put-it-on-the-list = Put it on the list
help-put-it-on-the-list-again = Put it on the list again
help-ready-line = A crisis line
help-ready-work = Counselling at work
help-stay-or-ask-somebody-to-stay = Stay, or ask somebody to stay, until help is there. Nobody has to carry this alone.
help-take-it-off-the-list = Take it off the list
help-take-my-check-back = Take my check back
help-that-you-opened-this-page-is = That you opened this page is noted nowhere.
help-the-new-contact = the new contact
help-the-town-the-country-one-employer = The town, the country, one employer
help-this-one = This one
help-this-one-2 = This one: { $about }
help-today = today
help-two-of-you-corrected-the-number = Two of you corrected the number at once. The one checked last stands first. Which one is right?
help-wear-headphones-so-that-nobody-hears = Wear headphones, so that nobody hears the others.
help-when-somebody-is-in-danger = When somebody is in danger
help-where-it-is-good-for = Where it is good for
help-where-there-is-no-fitting-group = Where there is no fitting group nearby, or nobody can come, a call can carry a meeting. The group chooses how.
help-whichever-you-choose-is-checked-once = Whichever you choose is checked once more.
help-who = Who
help-whom-we-can-turn-to = Whom we can turn to
help-whom-your-own-group-turns-to = Whom your own group turns to stands in its list, under “Help”, once the group is open.
help-yesterday = yesterday
help-your-own-list-two-of-you = Your own list. Two of you check each number, because a wrong one is worst when it is needed most; after half a year it is checked again.

## History

history-all-that-was-done = All that was done
history-by-anybody = By anybody
history-by-me = By me
history-by-whom = by whom
history-earlier = Earlier
history-everything = Everything
history-line = { $form ->
        [you] You { $what }.
       *[other] { $who } { $what }.
    }
history-nothing-yet = Nothing yet.
history-one-moment = One moment…
history-somebody = Somebody
history-what-was-done = What was done
history-what-was-done-here = What was done here
history-which-part = which part
history-who-did-what-as-it-came = Who did what, as it came to this device, the newest first. The day is that of the writer’s own device. What was taken back is not here, and what others wrote stands on its own screen.
history-your-own-words-stand-below-what = Your own words stand below what you did. Any of them can be taken back for good.

## Invitation

invitation-once = It lets one person in, once. Please pass it on to nobody.
invitation-open = You are invited. Open Kith, go to “I have an invitation”, and paste this:

## Meetings

meetings-a-day-less-notice = A day less notice
meetings-a-day-more-notice = A day more notice
meetings-a-new-meeting = A new meeting
meetings-a-place-that-is-not-here = A place that is not here yet
meetings-a-quarter-of-an-hour-longer = A quarter of an hour longer
meetings-a-quarter-of-an-hour-shorter = A quarter of an hour shorter
meetings-a-time-ends-after-it-begins = A time ends after it begins, on the same day: 18:00 to 21:00.
meetings-add-a-meeting = Add a meeting
meetings-add-a-pause = Add a pause
meetings-add-the-meeting = Add the meeting
meetings-add-this-time = Add this time
meetings-another-time-of-the-week = Another time of the week
meetings-another-time-zone = Another time zone
meetings-answer-from-when-i-am-usually = Answer from when I am usually free
meetings-answers-until-empty-open = Answers until; empty: open
meetings-as-planned = As planned
meetings-as-planned-after-all = As planned after all
meetings-as-planned-at-the-time-that = As planned, at the time that the series has now
meetings-ask-the-group = Ask the group
meetings-away-first-day = Away { $at }, first day
meetings-away-for-some-days = Away for some days
meetings-away-last-day = Away { $at }, last day
meetings-how-often = How often
meetings-be-reminded-of-meetings = Be reminded of meetings
meetings-begins-at = Begins at
meetings-books-the-place = Books the place
meetings-cancel = Cancel
meetings-cancel-all-its-dates = Cancel all its dates
meetings-cancel-this-date = Cancel this date
meetings-cancelled = Cancelled
meetings-cancelled-2 = { $day }: cancelled.
meetings-change-how-we-meet = Change how we meet
meetings-change-this-date = Change this date
meetings-change-the-place = Change the place
meetings-change-when-i-am-free = Change when I am free
meetings-date = Date
meetings-done-with-how-we-meet = Done with how we meet
meetings-elsewhere-on-this-date = Elsewhere on this date
meetings-every-month-same-day = Every month, same day
meetings-every-month-same-weekday = Every month, same weekday
meetings-every-two-weeks = Every two weeks
meetings-every-week = Every week
meetings-every-weeks = Every { $weeks } weeks
meetings-everyone-who-said-so-is-fine = Everyone who said so is fine with it.
meetings-forget-when-i-am-free = Forget when I am free
meetings-from-time = From, time { $at }
meetings-given-up-by-one-of-you = Given up by one of you and not by another.
meetings-hide-the-later-dates = Hide the later dates
meetings-hide-who-does-what = Hide who does what
meetings-hosts = Hosts
meetings-how-long-before-a-meeting-is = How long before a meeting is called
meetings-i-am-coming = I am coming
meetings-i-am-coming-later = I am coming later
meetings-if-need-be = If need be
meetings-in-the-time-of = In the time of { $zone }
meetings-it-ends-or-pauses-in-summer = It ends, or pauses in summer
meetings-it-is-booked = It is booked
meetings-it-is-cancelled = It is cancelled
meetings-it-is-not-booked = It is not booked
meetings-it-takes-place = It takes place
meetings-it-takes-place-after-all = It takes place after all
meetings-keep-when-i-am-free = Keep when I am free
meetings-keeps-time = Keeps time
meetings-later-dates = Later dates
meetings-leave-it = Leave it
meetings-leave-it-as-it-was = Leave it as it was
meetings-leave-it-out = Leave it out
meetings-leave-out-time = Leave out time { $at }
meetings-leave-this-time-out = Leave this time out
meetings-look-for-a-date-together = Look for a date together
meetings-look-for-no-date-any-more = Look for no date any more
meetings-looking-for-a-date = Looking for a date
meetings-may-stay-empty = May stay empty
meetings-may-stay-open-for-now = May stay open for now
meetings-me = Me
meetings-me-2 = me
meetings-meet-with-one-fewer = Meet with one fewer
meetings-meet-with-one-more = Meet with one more
meetings-leave-this-date = Change nothing about it
meetings-less = Less
meetings-more = More
meetings-move = Move
meetings-move-all-its-dates = Move all its dates
meetings-move-the-meeting = Move the meeting
meetings-move-this-date = Move this date
meetings-moved-from = Moved from { $today }.
meetings-moved-to = Moved to { $day }, { $clock }
meetings-no = No
meetings-no-date-of-it-is-coming = No date of it is coming
meetings-no-meeting-is-set-a-fixed = No meeting is set. A fixed rhythm, every two weeks for example, is easier to keep than finding a date each time.
meetings-no-pause = No pause { $at }
meetings-nobody-yet = { $label }, nobody yet: { $day }
meetings-nobody-yet-2 = Nobody yet
meetings-not-away = Not away { $at }
meetings-not-certain-do-not-set-out = Not certain: do not set out yet.
meetings-not-enough-of-you-have-said = Not enough of you have said yes yet.
meetings-not-now = Not now
meetings-not-this-time = Not this time
meetings-offer-a-few-times-everyone-answers = Offer a few times. Everyone answers each of them; then one of you picks.
meetings-offer-it-again = Offer it again
meetings-offer-it-again-2 = Offer it again: { $name }
meetings-on-which-days-choose-at-least = On which days? Choose at least one, or leave this time out.
meetings-on-which-days-that-of-the = On which days; that of the first date is one of them.
meetings-once = Once
meetings-one-of-you-cancelled-this-meeting = One of you cancelled this meeting, and another kept it or moved it.
meetings-only-this-date-moves-replies-stay = Only this date moves. Replies stay with the time they were given to.
meetings-only-times-of-which-you-said = Only times of which you said something are answered; each can be changed.
meetings-or-one-of-your-places = Or one of your places:
meetings-others-can-hear-you-here-and = Others can hear you here, and may be colleagues or clients.
meetings-pause-first-day = Pause { $at }, first day
meetings-pause-last-day = Pause { $at }, last day
meetings-pick-it-all-the-same = Pick it all the same
meetings-pick-this-time = Pick this time
meetings-place-as-you-would-tell-each = Place, as you would tell each other
meetings-place-on-this-date = Place on this date
meetings-place-open = Place open
meetings-regularly = Regularly
meetings-replied = { $reply ->
        [coming] { $form ->
            [one] { $names } is coming
           *[other] { $names } are coming
        }
        [late] { $form ->
            [one] { $names } is coming later
           *[other] { $names } are coming later
        }
       *[no] { $form ->
            [one] { $names } is not coming this time
           *[other] { $names } are not coming this time
        }
    }
meetings-replies-stay-with-the-time-they = Replies stay with the time they were given to. Everyone is asked again.
meetings-role = { $role ->
        [host] { $form ->
            [you] You host.
           *[other] { $name } hosts.
        }
        [keeper] { $form ->
            [you] You keep time.
           *[other] { $name } keeps time.
        }
       *[booker] { $form ->
            [you] You book the place.
           *[other] { $name } books the place.
        }
    }
meetings-role-several = { $role ->
        [host] { $form ->
            [with-you] { $names } both said that you host. Who does?
           *[other] { $names } both said that they host. Who does?
        }
        [keeper] { $form ->
            [with-you] { $names } both said that you keep time. Who does?
           *[other] { $names } both said that they keep time. Who does?
        }
       *[booker] { $form ->
            [with-you] { $names } both said that you book the place. Agree before either of you pays.
           *[other] { $names } both said that they book the place. Agree before either of you pays.
        }
    }
meetings-role-turn = { $role ->
        [host] { $form ->
            [you] It would be your turn to host.
           *[other] It would be { $name }’s turn to host.
        }
       *[keeper] { $form ->
            [you] It would be your turn to keep time.
           *[other] It would be { $name }’s turn to keep time.
        }
    }
meetings-said-by = { $what } (said by { $by } { $today })
meetings-said-to-the-old-time = { $reply ->
        [coming] { $member } said yes to the old time
        [late] { $member } said “later” to the old time
       *[no] { $member } said no to the old time
    }
meetings-save-for-my-calendar = Save for my calendar…
meetings-save-the-place = Save the place
meetings-save-this-one-for-a-calendar = Save this one for a calendar…
meetings-say-it-once-and-the-times = Say it once, and the times that are asked for can be answered with one press.
meetings-say-when-i-am-usually-free = Say when I am usually free
meetings-show-the-address = Show the address
meetings-somebodys-home-better-once-you-know = Somebody’s home: better once you know each other.
meetings-take-it-out = Take it out
meetings-taken-out = Taken out: { $name }
meetings-takes-minutes = Takes { $minutes } minutes
meetings-that-is-sooner-than-the-notice = { $days ->
        [one] That is sooner than the day’s notice you agreed on. Not everybody may hear of it in time.
       *[other] That is sooner than the { $days } days’ notice you agreed on. Not everybody may hear of it in time.
    }
meetings-the-group-sees-something-else-that = The group sees something else that you shared before. Choose again.
meetings-the-last-day-away-is-not = The last day away is not before the first.
meetings-the-month-after = The month after
meetings-the-month-before = The month before
meetings-the-place-is-booked = The place is booked.
meetings-the-place-is-open-until-one = The place is open until one is picked.
meetings-the-schedule = the schedule
meetings-the-series-was-changed-at-the = { $from } The series was changed at the same time; this meeting stays here.
meetings-the-smallest-number-to-meet-with = The smallest number to meet with
meetings-this-is-somebodys-home-the-address = This is somebody’s home. The address is for those who are coming.
meetings-this-one = This one
meetings-this-one-2 = This one: { $words }
meetings-this-one-3 = This one: { $words }, { $by }
meetings-this-time-has-passed = This time has passed.
meetings-time = { $day }: time { $at }
meetings-time-zone = Time zone
meetings-to-book = To book: { $booking }
meetings-to-the-room = To the room
meetings-two-addresses-which-one-is-right = Two addresses, which one is right? { $addresses }
meetings-two-places-which-one-is-right = Two places: which one is right?
meetings-two-times-were-picked-which-one = Two times were picked: which one is right?
meetings-two-times-which-one-is-right = Two times: which one is right?
meetings-until-empty-open = Until; empty: open
meetings-until-time = Until, time { $at }
meetings-utc = UTC
meetings-we-set-the-next-one-when = We set the next one when we meet
meetings-what-is-coming-everyone-replies-for = What is coming. Everyone replies for themselves, to the time as it stands.
meetings-what-it-is-about = What it is about
meetings-when-i-am-usually-free = when I am usually free
meetings-when-somebody-needs-it = When somebody needs it
meetings-when-we-are-usually-free = When we are usually free
meetings-whether-the-place-is-booked-is = Whether the place is booked is not certain: it was said of another place, or both ways at once.
meetings-which-one-is-right = Which one is right?
meetings-who-does-what = Who does what
meetings-who-sees-it = Who sees it
meetings-would-rather-not-meet-there = { $form ->
        [you] You would rather not meet there.
       *[other] { $names } would rather not meet there.
    }
meetings-yes = Yes
meetings-you-said-to-the-old-time = { $reply ->
        [coming] You said yes to the old time.
        [late] You said “later” to the old time.
       *[no] You said no to the old time.
    }
meetings-your-devices-gave-two-different-replies = Your devices gave two different replies. Which one is yours?

## Members

members-a-break = a break
members-a-last-word-to-the-others = A last word to the others, if you like
members-add-another-device-of-mine = Add another device of mine
members-another-device-of-yours = Another device of yours
members-change-my-name = Change my name
members-copied-whatever-else-reads-your-clipboard = Copied. Whatever else reads your clipboard can read it too.
members-copy-the-text = Copy the text
members-copy-with-a-few-words = Copy with a few words
members-counts-in-no-vote-and-is = { $name } counts in no vote and is asked nothing until back.
members-device = Device
members-device-line = { $name }: { $heard }. { $has }.
members-device-stands = { $heard }. { $has }.
members-device-line-of = { $person }, { $name }: { $heard }. { $has }.
members-device-of = { $person }: { $name }, { $heard }
members-does-not-have-everything-yet = Does not have everything yet
members-end-the-group = End the group…
members-end-the-group-2 = end the group
members-end-the-group-3 = End the group?
members-found-the-group-anew = Found the group anew…
members-has-everything-as-last-heard = Has everything, as last heard
members-has-everything-that-reached-it = Has everything that reached it
members-has-no-device-in-use-any = { $name } has no device in use any more. You can put forward that { $name } comes back with a new one.
members-heard-this-week = heard this week
members-heard-today = heard today
members-hide-the-invitation = Hide the invitation
members-i-am-back = I am back
members-i-need-a-break = I need a break…
members-i-take-a-break = I take a break
members-if-it-was-the-only-one = If it was the only one, you can then put forward that the person comes back with a new one.
members-in-use-now = in use now
members-invitations-that-nobody-has-used-yet = Invitations that nobody has used yet
members-it-cannot-be-taken-into-use = It cannot be taken into use again; if it turns up, it comes in anew like another device of yours.
members-it-is-lost = It is lost…
members-it-is-lost-2 = It is lost: { $name }
members-it-is-never-done-in-silence = It is never done in silence, and the one concerned has no voice in it. If you can, talk with each other first.
members-keep-it = Keep it
members-keep-its-name = Keep its name
members-keep-the-name = Keep the name
members-leave-for-good = Leave for good
members-leave-it = Leave it
members-leave-the-group = Leave the group…
members-leave-the-group-2 = Leave the group?
members-leaving-and-lost-devices = Leaving, and lost devices
members-left = Left
members-name-it = Name it
members-name-it-2 = Name it: { $name }
members-no-longer-in-the-group = No longer in the group
members-nobody-else-in-the-group-has = Nobody else in the group has heard all of this device yet. If the others know only the device that you retire, they do not know this one, and would have to let you in again by a vote. Where you can, let one of your devices meet one of theirs first.
members-nobody-else-is-in-the-group = Nobody else is in: the group ends with you.
members-not-heard-for-longer-than-a = not heard for longer than a week
members-not-heard-yet = not heard yet
members-not-now = Not now
members-nothing-is-known-of-it-yet = Nothing is known of it yet
members-on-a-break = On a break
members-put-it-to-the-group = Put it to the group
members-retire-a-lost-device = retire a lost device
members-retire-it-for-good = Retire it for good
members-save-its-name = Save its name
members-save-my-name = Save my name
members-show = Show
members-show-the-invitation-for = Show the invitation for { $who }
members-somebody = Somebody
members-somebody-lost-a-device = Somebody lost a device…
members-somebody-lost-a-device-2 = Somebody lost a device
members-stay = Stay
members-take-out = take { $name } out
members-take-somebody-out = Take somebody out…
members-take-somebody-out-2 = take somebody out
members-take-somebody-out-3 = Take somebody out?
members-the-few-words-are-your-groups = The few words are your group’s purpose and what to do with the invitation. Whoever sees the message reads them.
members-the-invitation-for = The invitation for { $who }
members-show-it-as-a-picture = Show it as a picture, for a phone’s camera
members-the-invitation-for-as-a-picture = The invitation for { $who } as a picture to scan
members-the-others-see-no-name-of = The others see no name of yours yet.
members-the-others-see-you-as = The others see you as { $my_name }.
members-the-reason-goes-to-those-who = The reason goes to those who vote. It waits for every answer.
members-the-same-as-a-picture-the = The same as a picture: the camera of a phone reads the text from it
members-this-device = This device
members-this-device-2 = This device, { $given }
members-this-invitation-is-too-long-for = This invitation is too long for a picture; please hand over the text.
members-to-send-or-to-copy = To send or to copy
members-what-the-others-call-you = What the others call you
members-what-wrote-before-stays-what-writes = What { $name } wrote before stays. What { $name } writes afterwards does not count, and is shown as such.
members-what-you-call-this-device-the = What you call this device; the others see it too
members-while-you-are-on-a-break = While you are on a break you count in no new vote and are asked nothing; what is open already still waits for you. You go on hearing what the group writes. Say when you are back. The others see that you take a break, and not why.
members-whoever-has-another-device-retires-the = Whoever has another device retires the lost one from there. Otherwise the rest of you can; the one whose device it is has no say in it and is not waited for. Which one is it?
members-whoever-has-this-can-come-in = Whoever has this can come in with it as you, once. Keep it to yourself, keep Kith open here until the device is in, and compare the words that both devices show.
members-whoever-has-this-can-come-in-2 = Whoever has this can come in with it, once. Hand it over where only this person sees it, and keep Kith open here until they are in. Then compare the words that both of you see.
members-why-if-you-like = Why, if you like
members-with-two-of-you-the-group = With two of you, the group can take nobody out and retire no device; if one of you has lost the only device, what remains is to found the group anew, with what it has agreed on.
members-withdraw = Withdraw
members-withdraw-the-invitation-for = Withdraw the invitation for { $who }
members-works-once-until = Works once, until { $d }
members-you-and-your-devices = You and your devices
members-you-are-on-a-break-you = You are on a break. You count in no new vote and are asked nothing, and you can read and write as before.
members-you-put-it-to-the-group = You put it to the group, which decides it by its rule. That a group ends can be right.
members-your-devices-stop-receiving-what-the = Your devices stop receiving what the group writes, and no longer count in what it decides. What you wrote stays with the others unless you take it back first. What is on this device stays readable for you. To come back, the group has to invite you again.
members-write-a-parcel-for = Write a parcel for { $name }…

## Mine

mine-a-day = A day
mine-a-line-if-you-like = A line, if you like
mine-a-little-worn = A little worn
mine-a-note = A note
mine-a-quarter-of-an-hour = A quarter of an hour
mine-all-members-receive-what-stands-here = All members receive what stands here, with your name. It can be taken back, and copies may remain. Leave out whatever somebody else could be recognised by.
mine-an-hour = An hour
mine-at = At
mine-be-reminded-of-something = Be reminded of something
mine-before-a-meeting = Before a meeting
mine-before-a-meeting-2 = before a meeting
mine-begin-something = Begin something
mine-change = Change
mine-change-2 = Change: { $about }
mine-changed = Done
mine-change-it = Change it
mine-choose-one-of-both = Choose one from each, and keep it. On other days there is nothing to do.
mine-delete = Delete
mine-delete-2 = Delete: { $about }
mine-delete-for-good = Delete for good
mine-discard-the-note = Discard the note
mine-discard-the-reminder = Discard the reminder
mine-done = Done
mine-done-2 = Done: { $words }
mine-earlier-days = Earlier days
mine-for-whatever-you-want-to-set = For whatever you want to set down, before a meeting or after one.
mine-go-on = Go on
mine-go-on-2 = Go on: { $about }
mine-how-are-you-today = How are you today?
mine-how-i-am-today = { $words }: how I am today
mine-how-it-was = How it was
mine-how-well = How well
mine-how-worn = How worn
mine-in-the-same-steps-as-something = In the same steps as something that you share, for yourself alone. You can share it later.
mine-it-is-erased-from-this-device = It is erased from this device, and nobody can bring it back.
mine-keep-it = Keep it
mine-keep-it-to-myself = Keep it to myself
mine-keep-the-note = Keep the note
mine-keep-the-reminder = Keep the reminder
mine-leave-it-as-it-was = Leave it as it was
mine-none = Nothing kept here yet
mine-none-lead = A place for yourself, before a meeting or after one. What you keep here never leaves this device: nobody is told that there is anything, and your other devices do not have it.
mine-not-at-all = Not at all
mine-not-reminded = Not before meetings; the desktop shows { $told }.
mine-reminded-before = { $when } before each meeting; the desktop shows { $told }.
mine-so-many-minutes = { $minutes } minutes
mine-not-now = Not now
mine-not-so-well = Not so well
mine-not-well-at-all = Not well at all
mine-notes = Notes
mine-notes-on-talks = Notes on talks
mine-now-minutes-before = Now { $minutes } minutes before.
mine-of-what = Of what
mine-on = On
mine-on-the-desktop = on the desktop
mine-only-that-there-is-something = Only that there is something
mine-own-beginning = A beginning for a note, for you alone:
mine-plot-day = { $day }: { $said }
mine-plot-line =
    { $range ->
        [same] { $title }, from { $from } to { $until }: “{ $most }” all the time. Each day is in the list below.
       *[other] { $title }, from { $from } to { $until }: between “{ $least }” and “{ $most }”. Each day is in the list below.
    }
mine-ready-meeting = What I would like to bring to the next meeting
mine-ready-today = What stays with me from today
mine-reminders = Reminders
mine-rested = Rested
mine-save = Save
mine-share-all-of-it = Share all of it
mine-share-it-with-the-group = Share it with the group…
mine-share-it-with-the-group-2 = Share it with the group: { $about }
mine-so-so = So-so
mine-somebody-who-is-not-on-the = Somebody who is not on the group’s list any more
mine-something-new = something new
mine-talked-about = Talked about: { $join }
mine-the-note = The note
mine-they-are-written-where-the-person = You write them beside the person, in “Finding members”.
mine-they-come-while-kith-is-open = They come while Kith is open and not locked, on this device alone.
mine-this-time-has-passed-when-do = This time has passed. When do you want to be reminded?
mine-three-hours = Three hours
mine-today = today
mine-very-well = Very well
mine-very-worn = Very worn
mine-well = Well
mine-what-i-work-through = What I work through
mine-what-it-is-about = What it is about
mine-what-the-desktop-shows-can-be = What the desktop shows can be read by whoever sees your screen
mine-what-you-keep-here-never-leaves = What you keep here never leaves this device. Nobody is told that there is anything, and your other devices do not have it.
mine-where-it-is-shared = Where it is shared
mine-where-it-is-shared-2 = Where it is shared: { $about }
mine-worn = Worn
mine-worn-out = Worn out
mine-write-a-note = Write a note
mine-you-have-shared-it-go-on = You have shared it. Go on where it is shared, and delete this one when you like.

## News

news-i-have-seen-these = I have seen these
news-line = { $form ->
        [you] You { $what }
       *[other] { $who } { $what }
    }
news-look = Look
news-look-2 = Look: { $words }
news-more-came-before-that = More came before that.
news-new-since-you-last-looked = New since you last looked
news-only-this-device-knows-what-you = Only this device knows what you have looked at.
news-what-came-before = What came before

## Notice

notice-board = A small group in which people support each other
    
    { $purpose }Who it is for: { $who }
    What it is for: { $what }
    
    We are few, we meet regularly, and nobody leads it. What is said in the group stays in the group. It does not take the place of professional help.
    
    Could this be for you? Somebody of us talks with you first, and you decide afterwards.
    To reach us: ______________________________
notice-mail = Subject: A small group in which people support each other
    
    Hello,
    
    some of us are beginning, or going on with, a small group in which people support each other. Perhaps it is something for you, or for somebody whom you know.
    
    { $purpose }Who it is for: { $who }
    What it is for: { $what }
    
    We are few, we meet regularly, and nobody leads it. What is said in the group stays in the group. It does not take the place of professional help.
    
    If you would like to know more, answer this mail. Somebody of us talks with you first; it is a try, and you decide afterwards. If it is not for you, that is quite all right.
notice-missing = Before others can tell whether it is for them, a notice needs { $what }. A few words in “Focus” are enough.
notice-network = Looking for a few others: a small group in which people support each other.
    
    { $purpose }Who it is for: { $who }
    What it is for: { $what }
    
    Few people, regular meetings, nobody leads it, and what is said there stays there. No substitute for professional help. Write to me directly, please, rather than in a comment.
notice-not-here = Some of { $what } has not arrived on this device yet. Please wait for it, or ask the others.
notice-purpose = the purpose
notice-what = what the group is for
notice-who = who the group is for
notice-written-at-once = Two of you wrote { $what } at once. Please read both first, in “Focus”, and save the words that are right; then a notice can be made of them.

## Parcels

parcels-intro = A parcel is a file that carries what the group wrote to where no network leads. It is sealed: whoever finds it sees about how large it is, and nothing else.
parcels-you-are-in = You are in. The others do not know your name yet, nor that you have all this: where no network does it, write them a parcel.
parcels-write = Write a parcel
parcels-for-whom = For whom
parcels-my-other-devices = My other devices
parcels-lacks = Does not have everything yet, as far as is known
parcels-has-all = Has everything, as last heard
parcels-nobody-to-write-for = Nobody else is here for whom one could be written.
parcels-everything = Put in everything
parcels-everything-means = Also what they have already, as far as is known. The file is larger; it helps where something is missing after another was read.
parcels-where-to-put-it = Where to put it
parcels-write-it = Write the parcel
parcels-write-another = Write another parcel
parcels-being-written = It is being written…
parcels-details = Details
parcels-fewer-details = Hide the details
parcels-is-written = The parcel is written
parcels-reply-is-written = The reply is written
parcels-answer-is-written = The answer is written
parcels-for = It is for { $names }. Nobody else can open it.
parcels-nothing-new = { $form ->
    [you] Your other devices have all that is here, as far as is known. It says that you have it too.
    [one] { $names } has all that is here, as far as is known. It says that you have it too.
   *[other] { $names } have all that is here, as far as is known. It says that you have it too.
}
parcels-without-device = { $form ->
    [you] You have no other device that it could be written for.
    [one] { $names } has no device that it could be written for.
   *[other] { $names } have no device that it could be written for.
}
parcels-leaves-out = Reasons and names that only some of them may read are left out. Write a parcel for each alone, and it has theirs.
parcels-carry = Carry it over however you like: on a stick, by mail, by messenger. There it is dropped on Kith’s window, or its place is typed under “Parcels”.
parcels-carry-answer = It holds all that the group wrote, and nobody else can open it. Carry it there: on a stick, by mail, by messenger. There it is dropped on Kith’s window, which waits for it.
parcels-read = Read a parcel
parcels-read-how = Also a request by which somebody asks to come in. On most desktops you can drop the file on this window instead.
parcels-where-it-is = Where the file is
parcels-read-it = Read it
parcels-being-read = It is being read…
parcels-a-file = The file { $name }
parcels-from = A parcel from { $name }
parcels-all-was-here = All of it was here already.
parcels-texts-came = It brought words that were missing here.
parcels-new-is-here = What was new in it is here now.
parcels-incomplete = Some of it follows something that is not here, and waits outside. Ask { $name } for a parcel with everything.
parcels-writer-lacks = { $name } lacks something that is here. A reply brings it, and says that this parcel came.
parcels-writer-waits = { $name } does not know yet that you have it. A reply says so.
parcels-where-to-put-the-reply = Where to put the reply
parcels-write-reply = Write the reply
parcels-what-is-new = See what is new
parcels-all-right = All right
parcels-all-right-name = All right: { $heading }
parcels-not-now = Not now
parcels-asks = Somebody asks to come in by the invitation for { $name }
parcels-somebody-asks = Somebody whom the group invited asks to come in
parcels-my-device-asks = A further device of your own asks to come in
parcels-compare = First let them read their words to you, by voice. Only if they are these, it is they who ask.
parcels-what-letting-in-means = Whoever is let in receives all that the group has written. The answer is a file for them alone.
parcels-compare-my-device = First look whether that device shows these words too. Only if it does, it is yours that asks.
parcels-what-letting-my-device-in-means = It receives all that the group has written. The answer is a file for it alone.
parcels-another-asks = The file is another one than the one that was here before, so nobody was let in. Compare again.
parcels-came-before = This device was let in by this invitation before. The answer can be written once more.
parcels-let-in-question = Let { $name } in?
parcels-let-somebody-in-question = Let them in?
parcels-let-my-device-in-question = Let this device of yours in?
parcels-let-in = Let { $name } in
parcels-let-somebody-in = Let them in
parcels-let-my-device-in = Let it in
parcels-answer-again = Write the answer once more
parcels-where-to-put-the-answer = Where to put the answer
parcels-is-let-in = { $name } is let in
parcels-somebody-is-let-in = They are let in
parcels-my-device-is-let-in = Your device is let in

## People

people-and = { $names } and { $last }
people-by-somebody = somebody
people-by-somebody-who-is-no-longer-here = somebody who is no longer here
people-by-somebody-without-a-name-yet = somebody without a name yet
people-by-you = you
people-not-answered-yet = Not answered yet
people-quoted = “{ $words }”
# One of several members whose names look alike.
people-one-of-several = { $name } ({ $number })
people-or = { $one } or { $other }
people-somebody = somebody
people-somebody-who-is-no-longer-here = somebody who is no longer here
people-somebody-without-a-name-yet = somebody without a name yet
people-two-answers = Two answers
people-you = you

## Places

places-a-new-place = A new place
places-a-place-whose-name-is-not = A place whose name is not here
places-add-a-place = Add a place
places-add-the-place = Add the place
places-added-by = Added by { $by } { $date }
places-address-or-link = Address or link
places-all-of-you-are-fine-with = All of you are fine with it
places-all-of-you-are-fine-with-2 = { $count ->
        [one] All of you are fine with { $names }.
       *[other] All of you are fine with { $names }.
    }
places-another = Something else
places-are-you-among-yourselves = Are you among yourselves?
places-at-work = At work
places-at-work-colleagues-see-who-goes = At work, colleagues see who goes in together, and may hear what is said. Ask everybody whether that is all right.
places-caf = Café
places-can-others-hear-you = Can others hear you?
places-each-of-you-needs-a-room = Each of you needs a room alone. What is said online may be heard or kept by somebody: that cannot be ruled out.
places-fine-with-me = Fine with me
places-good-to-know = Good to know
places-has-not-said-yet = Not said yet
places-hide-the-address = Hide the address
places-hide-the-places-that-were-put = Hide the places that were put aside
places-homes-are-for-later-once-the = Homes are for later, once the group knows itself. Whoever opens their home only opens the door: the host does not cater, and may say no at any time.
places-how-this-place-is-for-you = How this place is for you
places-how-to-get-in = How to get in
places-i-am-not-sure = I am not sure
places-i-would-rather-not = I would rather not
places-is-fine-with-it = Fine with it
places-is-it-quiet = Is it quiet?
places-is-not-sure = Not sure
places-less = Less
places-library = Library
places-more-and-change-it = More, and change it
places-no = No
places-no-place-is-listed-a-room = A room in a library or a community house that can be closed is a good beginning; ask whether it costs anything and until when it has to be booked.
places-nobody-can-hear-you = nobody can hear you
places-none = No places yet
places-not-known = Not known
places-not-known-2 = not known
places-not-now = Not now
places-not-quiet = not quiet
places-online = Online
places-others-are-in-the-room = others are in the room
places-others-can-hear-you = others can hear you
places-others-can-hear-you-here-and = Others can hear you here, and they may be colleagues, clients or people who know them. Tell only what everybody may hear.
places-places = places
places-places-that-were-put-aside = Places that were put aside
places-put-this-place-aside = Put this place aside
places-quiet = quiet
places-room-for = room for { $words }
places-show-the-address = Show the address
places-somebodys-home = Somebody’s home
places-steps-doors-lifts-which-entrance-where = Steps, doors, lifts, which entrance, where to wait.
places-take-it-up-again = Take it up again
places-the-address-of-a-home-is = The address of a home is for those who come. It is not shown until somebody asks for it here.
places-the-new-place = the new place
places-the-new-place-2 = { $question } The new place
places-what-else-somebody-should-know-who = What else somebody should know who comes here.
places-what-kind-of-place-it-is = What kind of place it is
places-what-kind-of-place-it-is-2 = What kind of place it is.
places-what-you-call-it-among-you = What you call it among you
places-where-you-can-meet-a-good = Where you can meet. A good place is one in which everyone can speak. Each of you says for themselves how it is; nobody has to say why.
places-would-rather-not = Rather not
places-would-rather-not-meet-here = { $form ->
        [you] You would rather not meet here
       *[other] { $names } would rather not meet here
    }
places-yes = Yes
places-you-are-among-yourselves = you are among yourselves
places-your-devices-said-two-different-things = Your devices said two different things. Which one is yours?

## Polls

polls-a-date-is-being-looked-for = A date is being looked for
polls-answer = Answer
polls-answer-to = { $answer }: { $time }
polls-answered-differently-on-two-devices = { $member } answered differently on two devices
polls-answers-asked-for-until = { $when ->
        [past] Answers were asked for by { $day }.
       *[coming] Answers are asked for by { $day }.
    }
polls-at-each-meeting-you-set-the = At each meeting you set the next one.
polls-cell-if-need-be =
    { $who ->
        [you] { $time }: you can if need be.
       *[other] { $time }: { $name } can if need be.
    }
polls-cell-no =
    { $who ->
        [you] { $time }: you said no.
       *[other] { $time }: { $name } said no.
    }
polls-cell-not-yet =
    { $who ->
        [you] { $time }: you have not answered yet.
       *[other] { $time }: { $name } has not answered yet.
    }
polls-cell-twice =
    { $who ->
        [you] { $time }: your devices gave two different answers.
       *[other] { $time }: { $name } answered differently on two devices.
    }
polls-cell-yes =
    { $who ->
        [you] { $time }: you said yes.
       *[other] { $time }: { $name } said yes.
    }
polls-count-if-need-be = { $count } if need be
polls-count-yes = { $count } yes
polls-counted = { $twice ->
        [0] { $time }: yes { $yes }, if need be { $if_need_be }, no { $no }, not answered yet { $open }.
       *[other] { $time }: yes { $yes }, if need be { $if_need_be }, no { $no }, two different answers { $twice }, not answered yet { $open }.
    }
polls-how-to-answer = Answer in your own row. Press a time above it to pick it for all of you or to take it out.
polls-how-you-meet-is-not-set = How you meet is not set: regularly, the next time set when you meet, or when needed.
polls-if-need-be = if need be
polls-more-about = More about { $time }
polls-no = no
polls-said-no-to-this-time-pick = { $form ->
        [you] You said no to this time. Pick it all the same?
       *[other] { $names } said no to this time. Pick it all the same?
    }
polls-hide-passed = Hide dates looked for whose times have passed
polls-show-passed = Show dates looked for whose times have passed
polls-so-far = So far
polls-suits-most = Suits best
polls-several-still-to-answer = Several of you have still to answer: each dashed ring is an answer that is not there yet.
polls-take-back = Take my answer back
polls-there = { $clocks } in { $city }
polls-there-on = { $day }, { $clocks } in { $city }
polls-time = { $day }, { $clocks }
polls-still-to-answer =
    { $who ->
        [you] You have still to answer.
        [one] { $names } has still to answer.
       *[other] { $names } have still to answer.
    }
polls-two-of-you-set-at-once = Two of you set at once, and differently, with how many you meet.
polls-two-of-you-set-how-you = Two of you set how you meet at once. Which one is right? { $join }
polls-until-when-answers-are-asked-for = Until when answers are asked for was set to two days at once.
polls-which = Which one?
polls-yes = yes
polls-you-meet-regularly = You meet regularly.
polls-you-meet-when-at-least-can = You meet when at least { $smallest } can come.
polls-you-meet-when-somebody-needs-it = { $days ->
        [0] You meet when somebody needs it; anyone can call a meeting.
        [one] You meet when somebody needs it; anyone can call a meeting, a day before.
       *[other] You meet when somebody needs it; anyone can call a meeting, { $days } days before.
    }
polls-your-devices-gave-two-different-answers = Your devices gave two different answers. Which one is yours?

## Print

print-not-agreed = Not agreed yet
print-nothing-holds = Nothing holds yet.
print-our-ground-rules = Our ground rules
print-our-standing-decisions = Our standing decisions
print-recovery-code = Recovery code
print-recovery-made = Made on { $day }.
print-recovery-why = This code opens Kith on a device when its passphrase is forgotten. Keep it where only you find it, and not beside the device.
print-title = To print

## Reach

reach-intro = Your devices talk with each other by the ways that stand here, and by no others.
reach-ways = The ways
reach-nearby-on = On the same network, your devices find each other by themselves.
reach-nearby-off = On the same network, this device neither looks for others nor shows itself.
reach-addresses = Elsewhere, each is tried at the addresses where it was last reached.
reach-relay-none = The group uses no relay: a device to which neither leads waits until you are on one network, or for a file that somebody carries over.
reach-relay-none-now = No relay is used now.
reach-relay-in-force = Where neither leads there, your devices meet through the relay at { $host }, which the group decided on.
reach-relay-refused-here = The group decided on the relay at { $host }. This device does not use it.
reach-relay-sought = The relay has not answered yet.
reach-relay-not-reached = The relay is not reached now: { $because }. It is tried again and again; meanwhile whoever runs it could look after it, and a parcel can be carried over by hand.
reach-this-device = This device
reach-find-nearby = Find the group’s devices on the same network
reach-use-the-relay = Use the group’s relay
reach-use-the-relay-means = Without it, whoever runs the relay sees nothing of this device, and this device meets only those that it reaches directly.
reach-suggest-a-relay = Suggest a relay…
reach-suggest-another = Suggest another relay…
reach-suggest-none = Suggest to use none…
reach-suggest-about = a relay
reach-suggest-title = A relay for the group
reach-suggest-none-title = No relay any more
reach-suggest-means = A relay is a computer that passes on, sealed, what your devices send each other when they cannot reach each other directly. One of you can run it, on a small machine that is always on; the README says how.
reach-suggest-how = “kith relay” prints its address there when it starts. It begins with https://
reach-suggest-none-means = Once it is decided, every device forgets the relay as soon as it hears of it. Whoever can be reached in no other way has to wait, or gets a parcel.
reach-address = The relay’s address
reach-why = Why, if you like
reach-put-it = Put it to the group
reach-leave-it = Leave it
reach-put-already = Something about a relay waits for the group’s word: see Members
reach-now = Each device now
reach-device-of = { $person }: { $device }
reach-device-mine = You: { $device }
reach-way-direct = Connected directly.
reach-way-relay = Connected through the relay.
reach-way-not = Not connected: { $because }.
reach-write-a-parcel = Write a parcel…
reach-write-a-parcel-for = Write a parcel: { $device }
reach-by-hand = Where no network leads
reach-by-hand-means = A parcel is a sealed file that one of you carries over: on a stick, by mail, by messenger. Nobody but those it is for can open it.
reach-to-parcels = Write or read a parcel
reach-who-sees-what = Who can see what
reach-observer-nearby = Whoever is on the same network
reach-observer-nearby-sees = That a device is there, under a number that they can recognise another time. Not whose, not which group, not what is written.
reach-observer-net = Whoever runs a network in between
reach-observer-net-sees = That two addresses exchange something, when, and how much. Not what, and no name.
reach-observer-relay = Whoever runs the relay
reach-observer-relay-sees = Which devices, by number, are connected, from which addresses, when, and how much passes. Never what, never a name, never what the group is.
reach-observer-relay-sees-others = Nothing of this device. Of the devices that use it: which of them, by number, are connected, from where, when, and how much.
reach-observer-names = Whoever answers for names on your network
reach-observer-names-sees = That the address of { $host } is asked for.
reach-observer-nobody = Anybody else
reach-observer-nobody-sees = Nothing. No packet goes to any other computer.

## Reminders

reminders-a-meeting-is-set-to-several = A meeting is set to several times. Not certain: do not set out yet.
reminders-look = Look
reminders-you-wanted-to-be-reminded-of = You wanted to be reminded of something. It is in Kith.
reminders-you-wanted-to-be-reminded-of-2 = You wanted to be reminded of something.
reminders-your-group-meets-where = Your group meets: { $day }, { $at }{ $elsewhere }. Where: { $place }.{ $caution }

## Room

room-a-break = A break
room-a-first-meeting = A first meeting
room-a-last-meeting = A last meeting
room-a-last-round-how-do-i = A last round: how do I go? And who checks on whoever needs it in the next days?
room-a-pause-one-of-you-asked = A pause: one of you asked for it. The clocks stand still.
room-a-pause-the-clocks-stand-still = A pause. The clocks stand still.
room-a-reminder-for-all-of-us = A reminder for all of us: { $rule }
room-a-room-is-open = A room is open: “{ $title }”.
room-a-round-of-arriving-how-am = A round of arriving: how am I here today? A few sentences each. Whoever wants to pass, passes.
room-a-small-part = a small part
room-a-trio = A trio
room-about-a-quarter = about a quarter
room-about-a-third = about a third
room-about-half = about half
room-about-of-are-left = About { $left } of { $of } are left.
room-about-three-quarters = about three quarters
room-about-two-thirds = about two thirds
room-all-parts = All parts
room-an-open-evening = An open evening
room-arriving = Arriving
room-as-planned = As planned
room-asking = Asking
room-checks-on-whoever-needs-it-in = { $only } checks on whoever needs it in the next days.
room-choose-no-more = Choose no more
room-choose-who-and-for-how-long = Choose who, and for how long
room-choosing = Choosing
room-closing-round = Closing round
room-enter-the-room = Enter the room
room-every-few-months-what-is-good = Every few months: what is good, what you would change, which rules to look at again.
room-everyone-arrives-you-choose-together-what = Everyone arrives, you choose together what to talk about, and share what helps.
room-for-the-meeting-itself-live-on = For the meeting itself, live on every device here, with or without internet. Nothing of it is kept: not who came, not who spoke, not for how long.
room-formats = formats
room-give-the-turn = Give the turn
room-give-the-turn-to = Give the turn to: { $name }
room-go-on = Go on
room-go-there-instead = Go there instead
room-go-to = Go to: { $words }
room-ground-rules = Ground rules
room-has-the-turn = { $only } has the turn.
room-have-the-turn-it-was-given = { $form ->
        [with-you] { $names } have the turn: it was given to each at once, or the room was apart. Whose is it?
       *[other] { $names } have the turn: it was given to each at once, or the room was apart. Whose is it?
    }
room-heard = Heard
room-heard-2 = Heard: { $rule }
room-here-are = Here are { $all }.
room-hide-the-parts = Hide the parts
room-how-is-it-for-me-here = How is it for me here? What is good, what would I change?
room-how-is-it-working-for-us = How is it working for us?
room-how-it-is-going = How it is going
room-how-long-it-may-take = How long it may take
room-how-the-time-has-been-shared = How the time has been shared. It names nobody, and is gone at the end.
room-how-would-you-like-to-meet = How would you like to meet?
room-i-am-done = I am done
room-i-pass = I pass
room-i-take-the-turn = I take the turn
room-i-would-like-to-speak = I would like to speak
room-in-the-room = in the room
room-it-goes-on-for-the-others = It goes on for the others.
room-it-is-shown-to-all-for = It is shown to all for a few minutes. Nobody sees who reminded.
room-it-is-the-question-of = It is the question of { $only }.
room-it-is-your-turn = It is your turn.
room-it-may-take = It may take { $words }
room-it-may-take-as-long-as = It may take as long as planned
room-leads-through-it = { $only } leads through it.
room-leave-the-room = Leave the room
room-let-us-pause = Let us pause
room-looking-back = Looking back
room-minutes = { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
room-minutes-2 = { $minutes } minutes: { $parts }
room-minutes-were-given-to-it-at = { $minutes } minutes were given to it at once. Until you choose, the longer counts.
room-much-of-the-time-is-with = Much of the time is with one of you so far.
room-nearly-all = nearly all
room-new-here-and-not-spoken-on = { $form ->
        [you] You are new here and have not spoken on the ground rules. Begin by reading them aloud, one each.
        [one] { $names } is new here and has not spoken on the ground rules. Begin by reading them aloud, one each.
       *[other] { $names } are new here and have not spoken on the ground rules. Begin by reading them aloud, one each.
    }
room-next-could-be = Next could be
room-nobody = Nobody
room-nobody-2 = { $title }: nobody
room-nobody-has-the-turn = Nobody has the turn.
room-nobody-is-named = nobody is named
room-nobody-leads-through-it = Nobody leads through it.
room-now = Now
room-one-members-question = One member’s question
room-one-members-question-with-more-time = One member’s question, with more time
room-one-of-you-brings-a-question = One of you brings a question, and says what they want from the others.
room-one-tells-and-the-others-listen = One tells, and the others listen. One of the others watches the time and keeps questions for later.
room-one-theme = One theme
room-open-another-room = Open another room
room-open-no-other-room = Open no other room
room-open-the-room = Open the room: { $title }
room-open-the-room-with-this = Open the room with this
room-person = { $why ->
        [hand] { $form ->
            [you] You, who would like to speak
           *[other] { $name }, who would like to speak
        }
        [question] { $form ->
            [you] You, whose question it is
           *[other] { $name }, whose question it is
        }
       *[none] { $form ->
            [you] You
           *[other] { $name }
        }
    }
room-remind-of = Remind of: { $words }
room-remind-of-a-ground-rule = Remind of a ground rule
room-remind-of-none = Remind of none
room-set-the-next-date = Set the next date
room-sharing-what-helps = Sharing what helps
room-some-have-had-more-of-the = Some have had more of the time than others so far.
room-telling = Telling
room-the-for-this-have-gone-by = { $minutes ->
        [one] The minute for this has gone by. Bring it to an end in peace.
       *[other] The { $minutes } minutes for this have gone by. Bring it to an end in peace.
    }
room-the-last-of = The last of { $of }.
room-the-next-date = The next date
room-the-next-part = The next part
room-the-part-before = The part before
room-the-question-is-yours = The question is yours.
room-the-room-is-at-two-parts = The room is at two parts: two of you went on at once, or the room was apart. Which one are you at?
room-the-same-and-you-choose-first = The same, and you choose first whose question it is.
room-the-time-is-shared-rather-evenly = The time is shared rather evenly so far.
room-the-time-is-up = The time is up
room-the-turn-is-with = The turn is with: { $name }
room-these-are-ideas-for-you-you = These are ideas for you: you only listen now. Afterwards you say what you take along.
room-three-of-you-each-has-three = Three of you, each has three minutes; the others listen.
room-to-the-ground-rules = To the ground rules
room-water-air-a-window = Water, air, a window.
room-we-are-here = We are here
room-we-are-here-2 = We are here: { $title }
room-we-talk-of-ourselves-what-i = We talk of ourselves: what I live through and how it is for me. No clients, no cases.
room-were-chosen-at-once-who-is = { $form ->
        [with-you] { $role }: { $names } were chosen at once. Who is it?
       *[other] { $role }: { $names } were chosen at once. Who is it?
    }
room-what-do-we-need-from-each = What do we need from each other? The ground rules are on their own screen.
room-what-helps-me-in-my-own = What helps me, in my own words. It need not help anybody else.
room-what-i-take = What I take
room-what-was-asked-for = What was asked for
room-what-was-asked-for-and-nothing = What was asked for, and nothing else. While there are ideas, whoever told only listens and answers nothing.
room-roles = Who takes on what
room-what-you-choose-has-in-all = What you choose has { $all } in all.
room-when-do-we-meet-next-and = When do we meet next, and where?
room-who-checks-on-whoever-needs-it = Who checks on whoever needs it is not agreed on.
room-who-checks-on-whoever-needs-it-2 = Who checks on whoever needs it
room-who-leads-through-it = Who leads through it
room-whoever-leads-through-it-asks-the = Whoever leads through it asks the one who told: do you want to be heard, questions, or ideas?
room-whoever-told-says-what-they-take = Whoever told says what they take along; it may be nothing.
room-whose-question = Whose question
room-whose-question-is-it-today-or = Whose question is it today, or what will we talk about, and for how long?
room-whose-question-it-is-has-not = Whose question it is has not been chosen.
room-you-are-alone-here-so-far = You are alone here so far.
room-you-check-on-whoever-needs-it = You check on whoever needs it in the next days.
room-you-get-to-know-each-other = You get to know each other and make the ground rules.
room-you-lead-through-it = You lead through it.
room-you-look-back-say-what-helped = You look back, say what helped, and part.
room-you-pass-in-this-part = You pass in this part
room-your-own-part-which-only-you = Your own part, which only you see: nothing yet, or very little.
room-your-own-part-which-only-you-2 = Your own part, which only you see: { $mine }.

## Rules

rules-a-few-words-that-name-it = A few words that name it
rules-a-new-ground-rule = A new ground rule
rules-add-a-ground-rule = Add a ground rule
rules-begin-with-this = Begin with this
rules-begin-with-this-2 = Begin with this: { $about }
rules-decide-in-another-way = Decide in another way…
rules-decide-in-another-way-2 = Decide in another way: { $name }
rules-ground-rules = ground rules
rules-ground-rules-are-made-together-at = Ground rules are made together, at the first meeting at best. Begin with one that matters to you; the others will answer it and may reword it.
rules-hide-the-rules-that-were-set = Hide the rules that were set aside
rules-hide-the-starting-points = Hide the starting points
rules-how-you-decide-on-it-all = How you decide on it: { $sentence } All devices keep to that. Changing it is put to the group.
rules-look-at-them-again-on = Look at them again on { $day }
rules-most-groups-begin-with-these-four = Most groups begin with these four. Each is only a beginning: you change the words before the others see them.
rules-none = No rules yet
rules-not-now = Not now
rules-nothing-of-these = Nothing of these
rules-one-rule-waits-for-your-word = One rule waits for your word.
rules-put-it-to-the-group = Put it to the group
rules-rules-that-were-set-aside = Rules that were set aside
rules-saying-it-in-your-own-words = Saying it in your own words is enough. The others may reword it, and everyone answers for themselves.
rules-see-how-you-decide = See how you decide
rules-see-how-you-decide-2 = See how you decide: { $name }
rules-something-else = Something else
rules-starting-points = Starting points
rules-starting-points-for-rules = Starting points for rules
rules-the-rule-itself = The rule itself
rules-the-rule-itself-as-you-would = The rule itself, as you would say it to each other
rules-the-rules-that-wait-for-your = The rules that wait for your word come first.
rules-these-are-the-rules-that-the = These are the rules that the others made. Read each and say your word, a concern too; until you have, they go on holding for the others.
rules-two-of-you-said-at-once = Two of you said at once what this rule is about. Which one is right?
rules-what-is-about = what { $name } is about
rules-what-it-is-about = What it is about
rules-what-others-speak-about-now-or = What others speak about, now or later
rules-wording = Wording
rules-you-have-a-rule-on-it = You have a rule on it: “{ $rule }”.
rules-you-have-answered-every-rule-as = You have answered every rule as it reads now.
rules-your-first-rules-are-a-try = Your first rules are a try. The third meeting from now is on { $day }: a good day to ask each other whether they still fit.

## Save

save-calendar-ics = calendar.ics
save-copy-as-text = Copy as text
save-copy-as-text-2 = Copy as text: { $about }
save-date-ics = date.ics
save-file-exists = There is a file of this name already. Choose another name; nothing was changed.
save-it-is-on-the-clipboard = It is on the clipboard.
save-no-such-folder = There is no such folder.
save-disk-full = There is no room on the disk. Nothing was saved; make room, or choose another folder.
save-not-allowed = Nothing may be written in this folder.
save-not-now = Not now
save-not-saved = It could not be saved. Is there room on the disk?
save-save-no-file = Save no file
save-save-the-file = Save the file
save-text-txt = text.txt
save-the-file-holds-days-and-times = The file holds days and times alone: no name, no place, and nothing of what you write. A calendar that takes it in may send it to whoever runs that calendar. Saved again later, it changes what the calendar has.
save-the-file-holds-the-words-above = The file holds the words above. Whoever finds it can read it.
save-the-file-is-being-saved = It is being saved…
save-the-file-is-saved = The file is saved: { $path }
save-the-page-holds-what-you-agreed = The page holds what you agreed on and no names of members. Whoever finds the file can read it.
save-to-print-html = to-print.html
save-where-to-save-it = Where to save it
save-whole-path = Please give the whole path, with the folder in front.

## Schedule
schedule-a-month-earlier = A month earlier
schedule-a-month-later = A month later
schedule-a-week-earlier = A week earlier
schedule-a-week-later = A week later
schedule-asked = A time to choose from
schedule-day = { $day }. { $told }
schedule-day-nothing = { $day }: nothing is on.
schedule-days = Days: { $title }
schedule-how-it-is-shown = How the meetings are shown
schedule-if-need-be = I said: if need be
schedule-list = List
schedule-month = Month
schedule-more = +{ $count }
schedule-moved = Moved here
schedule-moved-away = Moved to another day
schedule-no = I said no
schedule-no-reply = No answer from me yet
schedule-nothing-on-this-day = Nothing is on that day.
schedule-past = Past
schedule-show-it-in-the-list = Show it in the list
schedule-show-it-in-the-list-2 = Show it in the list: { $about }
schedule-show-that-day = Show that day
schedule-to-today = Today
schedule-to-today-2 = Today: go to this day
schedule-told-asked = { $from } to { $until } is one of the times to choose from: { $title }.
schedule-told-cancelled = { $when ->
    [past] The meeting that was planned from { $from } to { $until } was cancelled.
   *[coming] The meeting from { $from } to { $until } is cancelled.
}
schedule-told-coming = You said that you are coming.
schedule-told-if-need-be = You said that you can come if need be.
schedule-told-late = You said that you are coming later.
schedule-told-moved = { $when ->
    [past] A meeting was planned from { $from } to { $until }, moved from { $day }.
   *[coming] There is a meeting from { $from } to { $until }, moved from { $day }.
}
schedule-told-moved-away = The meeting that was planned for { $from } was moved to { $day }, { $to }.
schedule-told-no = You said that you cannot come then.
schedule-told-no-answer = You have not answered yet.
schedule-told-no-reply = You have not said yet whether you are coming.
schedule-told-not-this-time = You said that you are not coming this time.
schedule-told-planned = { $when ->
    [past] A meeting was planned from { $from } to { $until }.
   *[coming] There is a meeting from { $from } to { $until }.
}
schedule-told-unsettled = { $when ->
    [past] It was not certain whether there was a meeting from { $from } to { $until }.
   *[coming] A meeting from { $from } to { $until } is not certain: do not set out yet.
}
schedule-told-yes = You said that you can come then.
schedule-unsettled = Not certain yet
schedule-week = Week
schedule-week-from = { $within ->
        [month] { $from } to { $until }
       *[other] { $from } to { $until }
    }
schedule-yes = I said yes

## Search

search-decisions = Decisions
search-decisions-2 = Decisions: { $called }
search-finding-members = Finding members
search-finding-members-where-a-notice-is = Finding members: where a notice is
search-focus-for-whom = Focus: for whom
search-focus-purpose = Focus: purpose
search-focus-the-groups-name = Focus: the group’s name
search-focus-what-belongs-here = Focus: what belongs here
search-focus-what-does-not-belong-here = Focus: what does not belong here
search-focus-what-for = Focus: what for
search-focus-where-members-come-from = Focus: where members come from
search-found = Found
search-ground-rules = Ground rules
search-help = Help
search-in-everything-that-the-group-keeps = Look for words, also in what is yours alone
search-look = Look
search-look-2 = Look: { $heading }, { $words }
search-look-for-words = Look for words
search-meetings-looking-for-a-date = Meetings: looking for a date
search-meetings-where = Meetings: where
search-members = Members
search-mine-alone-a-note = Mine alone: a note
search-mine-alone-a-talk = Mine alone: a talk
search-mine-alone-how-i-was = Mine alone: how I was
search-mine-alone-what-i-work-through = Mine alone: what I work through
search-nothing-with-these-words-is-here = Nothing with these words is here.
search-our-shelf-a-task = Our shelf: a task
search-our-shelf-a-tip = Our shelf: a tip
search-our-shelf-a-topic = Our shelf: a topic
search-our-shelf-to-read = Our shelf: to read
search-places = Places
search-stop-looking = Stop looking
search-taken-along = Taken along
search-there-is-more-another-word-beside = There is more. Another word beside finds less.
search-what-somebody-works-through = What somebody works through
search-how-we-reach-each-other = Network, Wi-Fi, addresses, a relay; how each device is connected, and who can see what
search-parcels = Files that carry words where no network does: to write one, to read one, to let somebody in

## Settling

settling-a-contact = A contact
settling-a-place = A place
settling-look-at-both = Look at both
settling-settle-it = Settle it
settling-something-on-the-shelf = Something on the shelf
settling-something-that-you-took-along = Something that you took along
settling-the-day-to-look-at-the = The day to look at the focus again is set twice. Which one is right?
settling-two-of-you-changed-the-looking = Two of you changed the looking for a date at once. What is right?
settling-two-of-you-said-how-you = Two of you said how you meet at once. Which one is right?
settling-two-of-you-took-the-same = Two of you took the same task at a meeting. Who does it?
settling-two-of-you-wrote-at-once = Two of you wrote { $about } at once. Which wording is right?
settling-two-places-were-said-for-one = Two places were said for one date of a meeting. Which one is right?
settling-was-changed-by-two-of-you = “{ $called }” was changed by two of you at once. What is right?
settling-what-belongs-here = what belongs here
settling-what-does-not-belong-here = what does not belong here
settling-what-is-about-has-two-answers = What “{ $name }” is about has two answers. Which one is right?
settling-where-members-come-from-has-two = Where members come from has two answers. Which one is right?
settling-whether-other-grades-may-join-has = Whether other grades may join has two answers. Which one is right?
settling-why-members-come-from-where-they = why members come from where they come from
settling-with-how-few-you-still-meet = With how few you still meet has two answers. Which one is right?

## Shelf

shelf-a-book-a-page-a-film = A book, a page, a film, a place
shelf-a-few-words = A few words.
shelf-add-a-task = Add a task
shelf-add-a-tip = Add a tip
shelf-add-a-topic = Add a topic
shelf-add-something-to-read-or-look = Add something to read or look at
shelf-copy-the-link = Copy the link: { $called }
shelf-copy-the-link-2 = Copy the link
shelf-done = Done
shelf-for-example-book-the-room-for = For example: book the room for January
shelf-for-example-five-minutes-alone-before = For example: five minutes alone before going home
shelf-for-example-going-home-after-a = For example: going home after a hard shift
shelf-hands-task = { $names } { $count ->
        [one] has
       *[other] have
    } taken this
shelf-hands-tip = It helped { $names } too
shelf-hands-topic = { $names } { $count ->
        [one] would
       *[other] would
    } talk about this
shelf-have-taken-this-talk-with-each = { $form ->
        [with-you] { $names } have taken this. Talk with each other, so that nobody does it for nothing.
       *[other] { $names } have taken this. Talk with each other, so that nobody does it for nothing.
    }
shelf-hide = Hide: { $ticked }
shelf-hide-what-was-put-aside = Hide what was put aside
shelf-i-take-this = I take this
shelf-i-would-talk-about-this = I would talk about this
shelf-it-is-done = It is done
shelf-it-is-open = It is open
shelf-it-is-open-again = It is open again
shelf-it-would-be-s-turn = It would be { $next }’s turn.
shelf-it-would-be-your-turn = It would be your turn.
shelf-its-title = Its title
shelf-less = Less
shelf-link-or-where-to-find-it = Link or where to find it
shelf-more = More
shelf-more-about-it = More about it
shelf-more-about-it-if-you-like = More about it, if you like
shelf-no-details-of-clients-or-patients = No details of clients or patients here: no initials, no dates, no ages, no wards.
shelf-no-task-is-listed-booking-the = No task is listed. Booking the room, putting up the notice, leaving a device on at home: shared, none of it is much.
shelf-no-tip-is-listed-what-helped = No tip is listed. What helped one of you may help another: a way to breathe, a walk home, a sentence to say no with.
shelf-none = Nothing on the shelf yet
shelf-none-lead = The shelf is for the time between your meetings: what you want to talk about, what helped, what is worth reading, and who does what around the group. One line is enough; the others find it when they are next here.
shelf-not-now = Not now
shelf-nothing-is-listed-to-read-to = Nothing is listed to read, to hear or to look at.
shelf-nothing-is-listed-to-talk-about = Nothing is listed to talk about. A word or two is enough: it can wait here for an evening that suits it.
shelf-one-of-you-said-that-this = One of you said that this is done, and another that it is open.
shelf-our-shelf = Our shelf
shelf-put-here-by = Put here by { $by } { $date }
shelf-put-it-aside = Put it aside
shelf-put-it-on-the-shelf = Put it on the shelf
shelf-ready-task = Book the room for the next meeting
shelf-ready-tip = Five minutes alone before going home
shelf-ready-topic = Going home after a hard shift
shelf-take-it-up-again = Take it up again
shelf-talked-about = Talked about
shelf-the-shelf = the shelf
shelf-this-helped-me-too = This helped me too
shelf-to-do-around-the-group = To do around the group
shelf-to-read-and-look-at = To read and look at
shelf-to-talk-about = To talk about
shelf-we-talked-about-it = We talked about it
shelf-what-has-to-be-done = What has to be done
shelf-what-helped-you = What helped you
shelf-what-helps = What helps
shelf-what-it-is = What it is
shelf-what-somebody-should-know-who-comes = What somebody should know who comes to it.
shelf-what-was-put-aside = What was put aside
shelf-what-you-want-to-talk-about = What you want to talk about, what helps, what is worth reading, and what has to be done around the group.
shelf-what-you-want-to-talk-about-2 = What you want to talk about
shelf-words-that-are-not-here = words that are not here

## Shell

shell-a-group-without-a-name = A group without a name
shell-another-device-of-yours-has-come = Another device of yours has come in.
shell-everyone-has-everything-you-wrote = Everyone has everything you wrote.
shell-everyone-has-heard-that-you-left = Everyone has heard that you left.
shell-everything-you-wrote-not-yet = { $form ->
        [one] { $names } has everything you wrote; { $waiting } not yet.
       *[other] { $names } have everything you wrote; { $waiting } not yet.
    }
shell-has-come-in = { $id } has come in.
shell-heard-that-you-left-not-yet = { $form ->
        [one] { $names } has heard that you left; { $waiting } not yet.
       *[other] { $names } have heard that you left; { $waiting } not yet.
    }
shell-nobody-else-is-left-in-the = Nobody else is left in the group. Everything can still be read, and nothing more can be written.
shell-not-have-your-newest-words-yet = { $form ->
        [one] { $names } does not have your newest words yet. They go over as soon as a device is reached.
       *[other] { $names } do not have your newest words yet. They go over as soon as a device is reached.
    }
shell-not-heard-yet-that-you-left = { $form ->
        [one] { $names } has not heard yet that you left. It goes over as soon as a device is reached.
       *[other] { $names } have not heard yet that you left. It goes over as soon as a device is reached.
    }
shell-only-you-are-here-so-far = Only you are here so far.
shell-only-you-are-left-here = Only you are left here.
shell-opening-this-is-how-it-was = Opening: this is how it was last time.
shell-somebody-has-come-in = Somebody has come in.
shell-the-group-has-decided-that-you = The group has decided that you are no longer a member. What is here stays, for you to read. What you wrote before stays with the others; what you write now does not reach them. You can come in again by a new vote: talk with them.
shell-the-group-has-ended-everything-can = The group has ended. Everything can still be read, and nothing more can be written.
shell-this-device-no-longer-belongs-to = This device no longer belongs to the group. What is here can be read, and nothing new comes or goes.
shell-this-device-was-retired-and-is = This device was retired, and is in use no more. What is here can be read. Your other devices go on; without one, the group can let you come back with a new one.
shell-turned-this-device-away-when-it = { $form ->
        [you] Another device of yours turned this device away when it last asked. It may know of a decision that has not reached you. Talk with the others.
       *[other] { $names } turned this device away when it last asked. They may know of a decision that has not reached you. Talk with each other.
    }
shell-you-left-and-nobody-else-was = You left, and nobody else was here.
shell-your-other-device-does-not-have = Your other device does not have everything yet.

## Starters

starters-any-of-us-may-remind-the = Any of us may remind the others of a rule, kindly and right then: “let us stay with ourselves” is enough. Whoever is reminded says thank you and goes on. A reminder is no reproach.
starters-anybody-may-leave-at-any-time = Anybody may leave, at any time and for any reason. We ask for one thing: to come once more, or to send a few words, so that nobody is left wondering. What we heard from each other stays among us afterwards too.
starters-anybody-may-leave-the-room-at = Anybody may leave the room at any time and come back. A sign says “I am all right”; without one, somebody looks after them.
starters-before-we-ask-anybody-we-talk = Before we ask anybody, we talk about it together: whether there is room, whether it fits, and whether one of us would then hold back. Friends, relatives and colleagues of a member are welcome only if that is fine with everyone. One of us talks with each new person alone before they come.
starters-clients-and-patients = Clients and patients
starters-coming-late-and-missing = Coming late and missing
starters-coming-late-not-coming = Coming late, not coming
starters-each-of-you-may-have-other = Each of you may have other duties at work: tell each other which.
starters-everyone-has-room = Everyone has room
starters-everyone-may-speak-and-nobody-has = Everyone may speak and nobody has to. We let each other finish. Whoever has talked a lot makes room; whoever has been quiet is asked once, gently, and may stay quiet.
starters-going-out-for-a-while = Going out for a while
starters-if-we-meet-by-chance-we = If we meet by chance, we greet each other only if both want to, and we do not mention the group. Between meetings we may call each other if we have said so before; no answer is an answer too. What two talk about outside does not replace telling the group what concerns it.
starters-leaving-the-group = Leaving the group
starters-leaving-the-room = Leaving the room
starters-meeting-outside-contact-in-between = Meeting outside, contact in between
starters-new-members-friends-and-colleagues = New members, friends and colleagues
starters-outside-our-meetings = Outside our meetings
starters-phones-are-silent-and-out-of = Phones are silent and out of sight; whoever has to be reachable says so at the beginning. Nobody records, takes pictures or writes down what others say. Notes on oneself are fine.
starters-phones-away-nothing-recorded = Phones away, nothing recorded
starters-phones-notes-and-recording = Phones, notes and recording
starters-reminding-each-other = Reminding each other
starters-saying-goodbye = Saying goodbye
starters-sharing-the-space = Sharing the space
starters-some-of-us-have-a-duty = Some of us have a duty to report serious ethical or legal violations. Keeping things among us does not lift it. Whoever sees it coming says so early: “I may have to report this if you go on.” We then talk about it openly and never behind somebody’s back.
starters-some-of-you-share-a-workplace = Some of you share a workplace: say to each other that nothing of this is spoken of there, with nobody.
starters-support-rather-than-advice = Support rather than advice
starters-the-duty-to-report = The duty to report
starters-this-group-does-not-replace-professional = This group does not replace professional help. If one of us is in danger or puts others in danger, we do not keep it to ourselves: we say it to them, we stay with them, and we get help from outside together. We have a list of whom to call.
starters-we-begin-and-end-on-time = We begin and end on time. Whoever comes late comes in quietly and listens first. Whoever cannot come says so as soon as they know, without having to give a reason. If somebody misses several times, one of us asks how they are.
starters-we-listen-first-before-we-give = We listen first. Before we give ideas we ask: “Do you want to be heard, do you want questions, or do you want ideas?” What somebody does with them is theirs.
starters-we-remind-each-other = We remind each other
starters-we-speak-of-ourselves-not-of = We speak of ourselves, not of cases
starters-we-talk-about-what-our-work = We talk about what our work does to us, not about the people we care for: nothing by which somebody could be recognised, here among us neither. Whoever recognises somebody all the same says so and steps out for a while, without having to explain.
starters-what-is-said-here-stays-here = What is said here stays here
starters-what-somebody-tells-in-this-group = What somebody tells in this group stays in this group. Outside we do not say who is in it, and we do not retell what we heard, also without a name. What we take home is what we learned for ourselves.
starters-what-we-may-have-to-report = What we may have to report
starters-when-a-rule-is-broken-or = When a rule is broken or two of us clash, we talk about it: first those two, then, if they want, with somebody beside them, then all of us. If that is not enough, we take a pause. Only when nothing else helped do we speak about whether somebody leaves.
starters-when-a-rule-is-broken-when = When a rule is broken, when two clash
starters-when-it-goes-wrong = When it goes wrong
starters-when-somebody-is-in-danger = When somebody is in danger
starters-who-joins-us = Who joins us
starters-you-come-from-different-workplaces-no = You come from different workplaces: no client may be spoken of, and every detail needs more care.
starters-you-share-a-workplace-a-shared = You share a workplace. A shared employer is still no permission to share details.
starters-you-share-a-workplace-speak-about = You share a workplace: speak about supervisors, other grades and close colleagues.
starters-you-will-see-each-other-at = You will see each other at work: say how you want to meet there.

## Taken

taken-another-day = Another day
taken-done = Done
taken-from-the-meeting-on = From the meeting on { $today }.
taken-hide-what-is-done = Hide what is done
taken-i-do-it = I do it
taken-i-do-it-2 = I do it: { $name }
taken-it-is-done = It is done
taken-keep-it = Keep it
taken-less = Less
taken-more = More
taken-no-client-details-that-includes-initials = No client details. That includes initials, dates, ages and wards.
taken-no-day = no day
taken-nobody-has-taken-it-on-yet = Nobody has taken it on yet.
taken-not-done-yet = Not done yet
taken-not-now = Not now
taken-not-now-take-nothing-along = Not now: take nothing along
taken-not-now-the-day = Not now, the day: { $name }
taken-nothing-is-written-here-now = Nothing is written here now.
taken-one-of-you-put-this-aside = One of you put this aside, and another kept or changed it. It stays until you settle it.
taken-one-of-you-says-that-it = One of you says that it is done, another that it is not.
taken-only-if-you-want-to-keep = Only if you want to keep it: who does what by when. Unlike the rest of this screen it stays with the group.
taken-put-aside = Put aside
taken-set-a-day = Set a day
taken-set-the-day = Set the day
taken-set-the-day-2 = Set the day: { $name }
taken-take-something-along = Take something along
taken-taken-along = Taken along
taken-taken-it-on = { $form ->
        [one] { $names } has taken it on.
        [with-you] { $names } have taken it on. Does it take all of you?
       *[other] { $names } have taken it on. Does it take all of you?
    }
taken-two-days-until-when-which-one = It has two days: which one is right?
taken-until = By { $today }.
taken-until-when-empty-for-no-day = By when; empty for no day
taken-until-when-if-there-is-a = By when, if there is a day
taken-what-do-you-take-along = What do you take along? { $no_details }
taken-what-is-done = What is done
taken-what-we-take-along = What we take along
taken-you-do-it = You do it.

## Text

text-about-these-words = About these words
text-ask-the-group-to-erase-these = Ask the group to erase these words…
text-ask-the-group-to-erase-these-2 = Ask the group to erase these words: { $what }
text-changed-the-same-words-meanwhile = The same words were changed meanwhile by { $by }:
text-discard-my-change = Discard my change
text-discard-my-change-2 = Discard my change: { $label }
text-earlier-versions = Earlier versions
text-edit = Edit
text-erase = erasing these words: { $what }
text-hide-both-versions = Hide both versions
text-hide-the-earlier-versions = Hide the earlier versions
text-if-you-can-ask-whoever-wrote = If you can, ask whoever wrote them first: they can take their own words back at once. Otherwise all of you decide, and until then the words stay, and stand on the card too.
text-if-you-save-without-choosing-the = If you save without choosing, the group sees both side by side. One step of undo brings yours back.
text-is-writing = { $who } is writing
text-keep-mine = Keep mine
text-leave-it = Leave it
text-less-about-these-words = Less about these words
text-nothing-is-written-here-now = Nothing is written here now.
text-put-it-to-the-group = Put it to the group
text-save = Save
text-save-2 = Save: { $label }
text-saving = Saving…
text-show-both-versions = Show both versions
text-show-more = Show more
text-take-back-for-good = Take back for good
text-take-my-words-back = Take my words back…
text-take-my-words-back-2 = Take my words back: { $what }
text-take-over-theirs = Take over theirs
text-the-group-is-asked-whether-these = The group is asked whether these words are erased: see “Members”.
text-the-newest-wording = the newest wording
text-these-words-have-not-reached-this = These words have not reached this device yet.
text-these-words-were-taken-back = These words were taken back.
text-these-words-will-be-erased-on = These words will be erased on every device that hears of it. What somebody has copied or remembers cannot be taken back.
text-two-of-you-changed-the-same = Two of you changed the same words at once. Which wording is right?
text-two-of-you-wrote-here-at = Two of you wrote here at once. This is both, joined; please read whether it says what you mean.
text-use-this-one = Use this one
text-use-this-one-2 = Use this one: { $by }
text-why-if-you-like = Why, if you like
text-write = Write
text-written-at-once-by = Written at once by { $authors }
text-written-by = Written by { $by } { $today }

## Today

today-a-meeting-has-two-places-which = A meeting has two places. Which one is right?
today-a-meeting-has-two-times-which = A meeting has two times. Which one is right?
today-a-meeting-is-set-and-its = A meeting is set, and its time is not settled.
today-a-meeting-was-cancelled-by-one = A meeting was cancelled by one of you and not by another.
today-a-next-step-when-you-like = A next step, when you like
today-a-room-is-open-now = A room is open now.
today-add-a-ground-rule = Add a ground rule
today-add-a-meeting = Add a meeting
today-answer = Answer
today-every-meeting-that-was-set-is = Every meeting that was set is cancelled.
today-find-the-others = Find the others
today-find-the-others-four-or-five = Find the others. Four or five people are a good beginning; talk with each of them alone first.
today-for-your-word = For your word
today-go-back = Go back
today-how-is-it-working-for-you = How is it working for you?
today-invite = Invite
today-is-set-aside-or-not = Is “{ $title }” set aside or not?
today-is-set-aside-or-not-2 = Is “{ $name }” set aside or not?
today-is-to-be-decided-and-waits = A decision: “{ $name }”
today-look = Look
today-look-again = Look again
today-look-at-both = Look at both
today-look-at-the-meetings = Look at the meetings
today-look-at-them = Look at them
today-look-in = Look in
today-more-ground-rules-wait-for-your = { $more } more ground rules wait for your word.
today-no-meeting-is-set = No meeting is set.
today-nothing-waits-for-your-word = Nothing waits for your word.
today-one-more-ground-rule-waits-for = One more ground rule waits for your word.
today-put-a-first-ground-rule-to = Put a first ground rule to the group: most begin with what is said here stays here.
today-read-them = Read them
today-say-in-one-sentence-what-the = Say in one sentence what the group is for. It helps those you ask to know whether it is for them.
today-set-a-first-meeting-the-ground = Set a first meeting. The ground rules are best made there, together.
today-set-the-next-meeting = Set the next meeting
today-settle-it = Settle it
today-the-group-has-ground-rules-read = The group has ground rules. Read them and say your word on each; until you have, they go on holding for the others.
today-the-groups-name = the group’s name
today-the-next-meeting = The next meeting
today-the-purpose = the purpose
today-to-the-room = To the room
today-two-days-to-look-at-a = Two days to look at a ground rule again were set at once. Which one is right?
today-two-days-were-set-at-once = Two days were set at once for “{ $name }”. Which one is right?
today-two-of-you-said-different-things = Two of you said different things of one date of a meeting.
today-two-of-you-wrote-at-once = Two of you wrote { $about } at once. Which wording is right?
today-waits-for-your-word = A ground rule: “{ $title }”
today-was-reworded-by-two-of-you = “{ $title }” was reworded by two of you at once.
today-was-reworded-by-two-of-you-2 = “{ $name }” was reworded by two of you at once.
today-what-do-you-say = { $title } What do you say?
today-what-the-group-is-for = what the group is for
today-where-members-come-from-has-changed = Where members come from has changed since you agreed on some ground rules. Do they still fit?
today-which-times-are-good-for-you = { $title }: which times are good for you?
today-which-use-counts = { $title }. Which use counts?
today-who-belongs-has-changed-since-it = { $title } Who belongs has changed since; it has to be put once more.
today-who-the-group-is-for = who the group is for
today-write-the-purpose = Write the purpose
today-you-are-in-the-room = You are in the room.
today-you-wanted-to-look-at-again = You wanted to look at “{ $words }” again. Does it still fit?
today-you-wanted-to-look-at-again-2 = You wanted to look at “{ $name }” again. Does it still fit?
today-you-wanted-to-look-at-some = You wanted to look at some ground rules again. Do they still fit?
today-you-wanted-to-look-at-what = You wanted to look at what the group is for again. Does it still fit?
today-your-last-meeting-is-over-when = Your last meeting is over. When do you meet next?

## View

view-decisions = Decisions
view-finding-members = Finding members
view-focus = Focus
view-ground-rules = Ground rules
view-help = Help
view-how-it-is-going = How it is going
view-in-the-room = In the room
view-meetings = Meetings
view-members-and-devices = Members
view-mine-alone = Mine alone
view-places = Places
view-today = Today
view-where-my-words-go = Where my words go
view-reach = How we reach each other
view-parcels = Parcels

## When

when-clocks = { $from } to { $until }
when-elsewhere = { $zone } time; { $clocks } where you are
when-elsewhere-on = { $zone } time; { $day }, { $clocks } where you are
when-every-weeks = { $weeks ->
        [0] every { $on }
        [1] every { $on }
        [2] every two weeks, on { $on }
       *[other] every { $weeks } weeks, on { $on }
    }
when-monthly-by-weekday = every month, on the { $nth ->
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[other] last
    } { $weekday }
when-monthly-day = every month, on the { $day }
when-monthly-day-or-last = every month, on the { $day } or its last day
when-monthly-last-day = every month, on its last day
when-on = on { $today }
when-on-an-unknown-day = on an unknown day
when-ordinal-first = { $day }st
when-ordinal-other = { $day }th
when-ordinal-second = { $day }nd
when-ordinal-third = { $day }rd
when-pause = { $words }, not from { $from } to { $until }
when-today = Today, { $day }
when-today-2 = today
when-tomorrow = Tomorrow, { $day }
when-until = { $words }, until { $until }
when-yesterday = yesterday
when-zone-unknown = { $zone }, a time zone this device does not know

## Whereabouts

whereabouts-a-file-that-you-save-and = A file that you save and a text that you copy are no longer protected: whoever gets hold of them can read them.
whereabouts-all-of-it-lies-on-the = All of it lies on the disk encrypted, and opens with your passphrase alone.
whereabouts-all-that-the-group-keeps-goes = All that the group keeps goes to every member’s devices: what is agreed, who wrote it and when. On the way only the two devices can read it.
whereabouts-an-invitation-lets-in-whoever-uses = An invitation lets in whoever uses it first. Give it to one person, by a way that you trust.
whereabouts-calendar-files-and-notices-name-nobody = Calendar files and notices name nobody, and no place, unless you choose it.
whereabouts-everyone-has-it = Everyone has it.
whereabouts-everything-under-mine-alone-what-you = Everything under “Mine alone”, what you note of a talk, what you have looked at or looked for.
whereabouts-it-not-yet = { $form ->
        [one] { $names } has it; not yet { $waiting }.
       *[other] { $names } have it; not yet { $waiting }.
    }
whereabouts-no-other-computer-passes-anything-on = No other computer passes anything on.
whereabouts-nobody-else-has-it-yet = Nobody else has it yet.
whereabouts-nobody-else-is-here = Nobody else is here.
whereabouts-on-the-local-network-this-device = On the local network this device makes itself known under a number of its own, without names. Others on that network can recognise the number another time.
whereabouts-the-relay = Where devices cannot reach each other directly, the relay at { $host } passes on what they send, sealed. Whoever runs it can see which devices meet, from where, when and how much; not what.
whereabouts-the-relay-of-others = This device does not use the relay at { $host }. Others’ devices may pass on there, sealed, what the group has written, and with it what you wrote.
whereabouts-what-you-write-goes-by-relay = What you write goes to the devices of this group’s members, and nobody else can read it. No company keeps it, and the relay that the group decided on only passes it on, sealed.
whereabouts-this-device-does-not-make-itself = This device does not make itself known on the local network. It asks only at addresses where a member’s device was, or may be.
whereabouts-what-is-said-of-somebody-before = What is said of somebody before the group has decided goes to those who decide, and is erased afterwards.
whereabouts-what-leaves-this-device-and-to = What leaves this device, and to whom
whereabouts-what-nobody-can-promise = What nobody can promise
whereabouts-what-only-you-give-away = What only you give away
whereabouts-what-stays-on-this-device = What stays on this device
whereabouts-what-you-did-last = What you did last
whereabouts-what-you-write-goes-to-the = What you write goes to the devices of this group’s members, and to nobody else. No company keeps it, and no server stands in between.
whereabouts-who-has-what-you-wrote = Who has what you wrote
whereabouts-whoever-comes-in-with-an-invitation = Whoever comes in with an invitation receives all of it, also what was written before.
whereabouts-whoever-has-read-something-can-have = Whoever has read something can have copied it, or remember it. What you take back is erased on each device as soon as it hears of it.
whereabouts-whoever-runs-a-network-in-between = Whoever runs a network in between can see that two devices talk, when and how much; not about what.
whereabouts-whoever-uses-a-device-while-kith = Whoever uses a device while Kith is open there can read along. Lock it when you go.
whereabouts-you = You { $line }

# The groups on this device
door-one-passphrase-opens-all = With the passphrase of your other group, one opens both at once.
switcher-title = Groups on this device
switcher-join = Join another group…
switcher-found = Found another group…
switcher-close = Close
switcher-waiting = { $count ->
    [0] Nothing waits for your word
    [one] One thing waits for your word
   *[other] { $count } things wait for your word
}
switcher-elsewhere = { $count ->
        [one] One thing waits for your word in another group
       *[other] { $count } things wait for your word outside this group
    }
switcher-opening = It is being opened…
switcher-other-passphrase = It has another passphrase.
switcher-unfinished = Joining it is not finished.
switcher-unlock = Unlock…
switcher-unlock-name = Unlock: { $name }
switcher-erase-name = Erase from this device: { $name }
switcher-go-on = Go on…
switcher-go-on-name = Go on with joining: { $name }
switcher-shown = { $name }, shown now. { $words }
switcher-show = { $name }. { $words }
switcher-name = { $name }, change the group
switcher-hint = { $name }. Other groups: { $keys }
commands-show-group = Change to { $name }

## What opens this group

door-i-have-a-backup = I have a backup
door-i-have-a-code = I have a recovery code
door-i-forgot = I forgot my passphrase
door-open-by-keyring = Open with this system’s keyring
door-open-with-the-code = Open with the recovery code
door-the-code-is-on-paper = The 35 letters and digits that you wrote down or printed. Spaces and dashes do not matter, nor whether letters are large or small.
door-no-code-was-made = As far as can be told here, no recovery code was made on this device.
door-now-a-new-passphrase = Now choose a new passphrase
door-the-code-opened-it = The code opened it. It stays as it is; a new passphrase takes the place of the one that is forgotten.
door-set-it = Use this passphrase
door-the-passphrase-is-forgotten = The passphrase is forgotten
door-nobody-can-open-it = Nobody can open what is on this device without the passphrase, nor take it back from anywhere: that is what keeps it from everybody else. Perhaps it comes back to you; Kith never counts how often you try. Otherwise there are these ways.
door-forgotten-code = If you made a recovery code, it opens everything here, and you choose a new passphrase.
door-forgotten-invitation = What the others have is not lost: ask one of them. The group can let you in again on this device, with a new invitation and a new passphrase. What is locked stays beside it.
door-forgotten-backup = A backup from before opens with the passphrase that you had then. It comes back on a device, or in a folder, that does not have its groups yet.
door-restore = Bring back a backup
door-the-groups-of-the-backup = The groups in the file come to this device as they were when it was written, and you are the same member in them. What the others wrote since comes over when their devices are reached.
door-where-it-is = Where the backup is, with its folder
door-drop-it = Or drop the file on this window.
door-what-opens-it = What opens it
door-restore-it = Bring it back
door-restoring = One moment: every page of the backup is read and checked before anything counts.
door-erase-a-group = Erase a group from this device…
door-erase-without-passphrase = A locked group can be erased without its passphrase. That cannot be undone.
door-erase-which = Which one? While they are locked, groups are told apart by the day they came to this device.
door-erase-what-holds = Kith cannot look into it, and so cannot tell how much of this is true of it:
door-erase-only-device = If it is on no other device, everything in it is lost for good, unless you have a backup.
door-erase-reached-nobody = Something that you wrote here and that has reached no other device yet is lost for good.
door-erase-stays = What the others have stays with them, and what you wrote too. They go on counting you as a member, and can let you in again with a new invitation.
door-erase-code = A recovery code was made on this device. Look for it first: it may open this group.
door-it-is-erased = The group is erased from this device.
door-restoring-so-far = Bringing back your groups: { $percent } %
keys-title = What opens this group
keys-lead = What is on this device is sealed. Here is what opens it, and what you can do before something is forgotten or lost.
keys-not-known-yet = The group is being opened. One moment.
keys-search-words = Passphrase, recovery code, keyring, locking, backup, erase from this device
keys-now = What opens it now
keys-passphrase-yes = Your passphrase.
keys-code-yes = Your recovery code.
keys-code-yes-made = Your recovery code, made on { $day }.
keys-code-no = No recovery code: none was made on this device.
keys-keyring-yes = This system’s keyring, without a passphrase, for whoever is logged in here as you.
keys-keyring-no = Not this system’s keyring.
keys-forgotten-with-code = If you forget your passphrase, your recovery code opens everything, and you then choose a new one. Without both, nobody can open what is on this device.
keys-forgotten-without-code = If you forget your passphrase, nobody can open what is on this device any more, and nobody can give it back to you. A recovery code on paper helps.
keys-forgotten-others = What the others have is not lost, and the group can let you in again. What you keep under “Mine alone” is only here.
keys-forgotten-only-device = No other device has this group yet: everything in it is only here.
keys-show = Show what I type
keys-not-now = Not now
keys-passphrase-title = Passphrase
keys-passphrase-why = The new one is for each group on this device that is open and that your passphrase opens.
keys-passphrase-change = Change the passphrase…
keys-passphrase-old = Your passphrase until now
keys-passphrase-new = Your new passphrase
keys-passphrase-hint = At least ten characters. Four or five words in a row are easy to keep and hard to guess.
keys-passphrase-does = Change it
keys-passphrase-done = Your passphrase is changed. Backups and copies from before still open with the earlier one.
keys-code-title = Recovery code
keys-code-about = the recovery code
keys-code-why = A code on paper that opens Kith on this device when the passphrase is forgotten. Whoever has it and this device can read everything: keep the two apart.
keys-code-make = Make a recovery code…
keys-code-new = Make a new one…
keys-code-remove = Take it away…
keys-code-shown = This is your code. It is shown this once: write it down, or print it. It opens nothing until you have typed a part of it again.
keys-code-dated = Write the day beside it: { $day }. So you can tell it from an earlier one.
keys-code-replaces = It then takes the place of your earlier code.
keys-code-group = Group { $at }: { $letters }
keys-code-print = Save a page to print…
keys-the-file-opens = The file holds the code for everybody to read. Print it, then delete it, and empty the bin.
keys-code-written = I have it on paper
keys-code-check = Two groups from your paper, to be sure that it can be read, and your passphrase.
keys-code-type = Group { $at } of the code
keys-code-wrong = Group { $at } of the code is another one. Please look at your paper once more.
keys-code-again = Show the code again
keys-code-does = Let the code open Kith
keys-code-done = The code opens Kith on this device from now on. Put the paper where only you find it.
keys-code-removing = Your code then opens nothing any more. If you forget your passphrase after that, nobody can open what is on this device.
keys-code-paper = Backups from before still open with it: destroy the paper too.
keys-code-removes = Take the code away
keys-code-keep = Keep the code
keys-code-removed = No recovery code opens Kith on this device any more.
keys-keyring-title = This system’s keyring
keys-keyring-why = The keyring of your system can keep a key for Kith. Kith then opens without a passphrase for whoever is logged in here as you: good on a device that is yours alone, wrong on one that you share. Your passphrase goes on opening it.
keys-keyring-on = Let the keyring open it…
keys-keyring-off = The keyring is to open it no more
keys-keyring-does = Let the keyring open it
keys-keyring-waits = One moment. Your system may ask you first, in a window of its own.
keys-keyring-done = The keyring opens Kith from now on.
keys-keyring-off-done = The keyring opens Kith no more.
keys-lock-title = Locking
keys-lock-why = Locking takes everything off the screen and out of memory. Kith locks by itself too when nobody has touched it for a while; not while it writes a file, and not while you are in the room of a meeting. While it is locked, nothing goes out or comes in, and it reminds you of nothing.
keys-idle = Lock by itself after
keys-idle-about = locking by itself
keys-idle-five = 5 minutes
keys-idle-quarter = 15 minutes
keys-idle-hour = An hour
keys-idle-never = Never
keys-lock-now = Lock now
keys-not-all = For this group it is done, and for another one that is open it is not. The same again does the rest.
keys-backup-title = Backup
keys-backup-why = One file with all groups that are open on this device, sealed as they are here: it opens with the passphrase, and with the recovery code if there is one.
keys-backup-none = No backup was made on this device.
keys-backup-last = The last backup was made on { $day }.
keys-backup-only = Since { $day } there is something of yours that is on this device alone.
keys-backup-only-today = Since today there is something of yours that is on this device alone.
keys-backup-keep = Keep a backup…
keys-backup-file = backup.dat
keys-backup-later = Keep it away from this device, on a stick for example: what is lost with the device does not help.
keys-backup-does = Keep the backup
keys-backup-waits = The backup is being written. You can go on meanwhile.
keys-backup-done = The backup is kept: { $path }
keys-parts-missing = The backup is kept, but a part of what is stored here is damaged and is missing in it. What the others have is not affected.
keys-left-out = Something else opens a group of the backup, and it was left out.
keys-erase-title = Erase from this device
keys-erase-why = For a device that you give away, or a group that should not be found here any more.
keys-erase-begin = Erase this group from this device…
keys-erase-only-device = No other device has this group: everything in it is lost for good, unless you have a backup.
keys-erase-stays = What the others have stays with them, and what you wrote too.
keys-erase-member = The others go on counting you as a member. If you want to leave, do that first, under “Members”.
keys-erase-only-here = Something that you wrote has reached no other device and is in no backup yet: it is lost for good.
keys-erase-mine = What you keep under “Mine alone” on this device is lost for good, unless a backup has it.
keys-erase-backups = Backups, and files that you saved, stay where they are.
keys-erase-type = To erase it, type its name: { $name }
keys-erase-does = Erase it for good
keys-erase-keep = Leave it here
keys-erase-waits = What opens it is overwritten first, then its files are removed.
keys-today = Since { $day } there is something of yours that is on this device alone. A backup would keep it if the device is lost.
keys-today-later = Not now
keys-today-later-name = Not now: a backup
unsent-is-there-again = What you had begun and not sent is there again:
unsent-go-there = Go to what you had begun: { $place }
unsent-later = Later
unsent-not-read = What you had begun and not sent was kept by a newer Kith, and this one cannot read it. It stays kept until you begin something else.
unsent-not-kept = What you are typing is not kept on this device yet: closing Kith now would lose it. { $why }
