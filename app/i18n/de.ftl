### The interface of Kith in German. `$name` stands for what is inserted.

## Commands

commands-title = Alle Befehle
commands-hint = Was möchtest du tun?
commands-none = Unter diesem Namen gibt es nichts.
commands-go = Zu „{ $place }“
commands-find = Nach Wörtern suchen
commands-undo = Meinen letzten Schritt rückgängig machen
commands-lock = Sperren
commands-look-system = Farben wie im System
commands-look-light = Helle Farben
commands-look-dark = Dunkle Farben
commands-larger = Größere Schrift
commands-smaller = Kleinere Schrift
commands-usual = Schrift in üblicher Größe
commands-ctrl = Strg+{ $key }
commands-with-keys = { $words }, { $keys }
toast-done = Du hast { $what }.
toast-undo = Rückgängig

## Frame

frame-shown-now = { $title }, wird gezeigt
frame-needs-word = { $title }, wartet auf deine Antwort
frame-shown-needs-word = { $title }, wird gezeigt, wartet auf deine Antwort
frame-menu = Alle Seiten
frame-undo-hint = Du hast { $what }. { $keys }
frame-undo-name = Rückgängig: { $what }
frame-lock = Sperren
frame-look = Farben und Größe
frame-all-right = In Ordnung
frame-anew = Was die Gruppe vereinbart hat, kann der Anfang einer neuen sein.
frame-anew-button = Gruppe neu gründen …
frame-compare = Vergleicht diese Wörter persönlich oder am Telefon. Sind sie verschieden, ist vielleicht jemand anderes dazugekommen: Schreibt hier nichts, was unter euch bleiben soll, und redet miteinander.
frame-compared = Wir haben verglichen
frame-compared-name = Wir haben verglichen: { $who }

## Agreement

agreement-a-concern-it-is-for-the = { $form ->
        [you] Du hast Bedenken. Die Gruppe soll darauf antworten und sie nicht überstimmen.
        [one] { $who } hat Bedenken. Die Gruppe soll darauf antworten und sie nicht überstimmen.
        [with-you] { $who } habt Bedenken. Die Gruppe soll darauf antworten und sie nicht überstimmen.
       *[other] { $who } haben Bedenken. Die Gruppe soll darauf antworten und sie nicht überstimmen.
    }
agreement-a-day-to-look-at-it = Ein Tag, an dem ihr wieder darauf schaut
agreement-a-decision-without-a-title = Eine Entscheidung ohne Titel
agreement-a-few-words = Ein paar Worte
agreement-a-rule-without-a-title = Eine Absprache ohne Titel
agreement-added = (kommt dazu: { $trim })
agreement-agreed = Vereinbart
agreement-agreed-by-everyone = Von allen vereinbart
agreement-agreed-to-an-earlier-wording = { $name } hat einem früheren Wortlaut zugestimmt
agreement-agreed-when-you-came-from-now = { $form ->
        [you] Du hast zugestimmt,
        [one] { $who } hat zugestimmt,
        [with-you] { $who } habt zugestimmt,
       *[other] { $who } haben zugestimmt,
    } als ihr von { $then } kamt; { $now ->
        [undecided] jetzt ist nicht entschieden, woher ihr kommt.
       *[other] jetzt kommt ihr von { $origin }.
    } Passt es noch? Wenn ja, genügt es, noch einmal zu antworten.
agreement-agrees = { $name } stimmt zu
agreement-agrees-with-a-reservation = { $name } stimmt mit Vorbehalt zu
agreement-another-word = Ein anderes Wort
agreement-answer = Auf die Bedenken von { $name } antworten
agreement-answered-it-it-stands-until-says = { $form ->
        [you] { $words }{ $end } Du hast darauf geantwortet; sie bleiben bestehen, bis { $name } etwas anderes sagt.
        [one] { $words }{ $end } { $by } hat darauf geantwortet; sie bleiben bestehen, bis { $name } etwas anderes sagt.
        [with-you] { $words }{ $end } { $by } habt darauf geantwortet; sie bleiben bestehen, bis { $name } etwas anderes sagt.
       *[other] { $words }{ $end } { $by } haben darauf geantwortet; sie bleiben bestehen, bis { $name } etwas anderes sagt.
    }
agreement-answered-your-concern-it-stands-until = { $form ->
        [one] { $by } hat auf deine Bedenken geantwortet. Sie bleiben bestehen, bis du etwas anderes sagst; das musst du nicht.
       *[other] { $by } haben auf deine Bedenken geantwortet. Sie bleiben bestehen, bis du etwas anderes sagst; das musst du nicht.
    }
agreement-changed-from-to = { $stance ->
        [agree] { $name } stimmt jetzt zu
        [reserved] { $name } stimmt jetzt mit Vorbehalt zu
        [aside] { $name } steht jetzt beiseite
       *[concern] { $name } hat jetzt Bedenken
    }, { $before ->
        [agree] vorher war es Zustimmung
        [reserved] vorher war es Zustimmung mit Vorbehalt
        [aside] vorher war es Beiseitestehen
       *[concern] vorher waren es Bedenken
    }
agreement-changed-since = { $did ->
        [agree] Was sich geändert hat, seit du zugestimmt hast
        [reserved] Was sich geändert hat, seit du mit Vorbehalt zugestimmt hast
        [aside] Was sich geändert hat, seit du beiseite gestanden hast
       *[concern] Was sich geändert hat, seit du Bedenken hattest
    }
agreement-different-workplaces = verschiedenen Arbeitsplätzen
agreement-does-not-hold-yet = Gilt noch nicht
agreement-earlier-remarks = { $count ->
        [one] Eine frühere Äußerung zeigen
       *[other] { $count } frühere Äußerungen zeigen
    }
agreement-empty-no-day = { $label }; leer: kein Tag
agreement-everyone-is-asked-for-their-word = Alle werden gefragt, sobald es einen einzigen Wortlaut gibt.
agreement-faces-agree = Dafür
agreement-faces-aside = Beiseite
agreement-faces-concern = Bedenken
agreement-faces-open = Noch nichts gesagt
agreement-faces-with-a-reservation = Mit Vorbehalt
agreement-had-a-concern-with-an-earlier = { $name } hatte Bedenken bei einem früheren Wortlaut
agreement-has-a-concern = { $name } hat Bedenken
agreement-hide-the-earlier-remarks = Frühere Äußerungen ausblenden
agreement-holds-with-a-concern = Gilt, mit Bedenken
agreement-i-agree = Ich stimme zu
agreement-i-agree-with-a-reservation = Ich stimme mit Vorbehalt zu
agreement-i-have-a-concern = Ich habe Bedenken
agreement-i-stand-aside = Ich stehe beiseite
agreement-in-the-making = Im Entstehen
agreement-it-fits-look-again-on = Es passt; wieder anschauen am { $words }
agreement-it-fits-no-further-day = Es passt; kein weiterer Tag
agreement-it-fits-no-further-day-2 = Es passt; kein weiterer Tag: { $name }
agreement-it-holds-not-spoken-on-this = { $form ->
        [you] Es gilt; du hast zu diesem Wortlaut noch nichts gesagt.
        [one] Es gilt; { $who } hat zu diesem Wortlaut noch nichts gesagt.
        [with-you] Es gilt; { $who } habt zu diesem Wortlaut noch nichts gesagt.
       *[other] Es gilt; { $who } haben zu diesem Wortlaut noch nichts gesagt.
    }
agreement-it-is-set-aside = Es ist beiseitegelegt
agreement-it-stays = Es bleibt
agreement-leave-it-unsaid = Ungesagt lassen: { $name }
agreement-leave-the-day = Den Tag so lassen: { $name }
agreement-less = Weniger
agreement-more = Mehr
agreement-no-day = kein Tag
agreement-not-now = Jetzt nicht
agreement-not-now-2 = Jetzt nicht: { $name }
agreement-not-settled = Nicht geklärt
agreement-not-spoken-on-this-wording-yet = { $form ->
        [you] Du hast zu diesem Wortlaut noch nichts gesagt.
        [one] { $who } hat zu diesem Wortlaut noch nichts gesagt.
        [with-you] { $who } habt zu diesem Wortlaut noch nichts gesagt.
       *[other] { $who } haben zu diesem Wortlaut noch nichts gesagt.
    }
agreement-one-of-you-set-this-aside = Jemand von euch hat das beiseitegelegt, während jemand anderes es behalten oder umformuliert hat.
agreement-one-workplace = einem Arbeitsplatz
agreement-one-workplace-and-from-others = einem Arbeitsplatz und von anderen
agreement-opens = { $words } …
agreement-remark = { $by }, { $day }
agreement-remark-to = { $whose ->
        [mine] { $by }, { $day }, auf deine Bedenken
       *[other] { $by }, { $day }, auf die Bedenken von { $member }
    }
agreement-remark-to-earlier = { $whose ->
        [mine] { $by }, { $day }, auf deine Bedenken von damals
       *[other] { $by }, { $day }, auf die damaligen Bedenken von { $member }
    }
agreement-reword = Umformulieren
agreement-reword-2 = Umformulieren: { $name }
agreement-save-a-page-to-print = Eine Seite zum Drucken speichern …
agreement-say-it = Sagen
agreement-say-it-2 = Sagen: { $name }
agreement-say-so = So antworten
agreement-say-so-2 = So antworten: { $name }
agreement-say-something-on-it = Etwas dazu sagen
agreement-say-something-on-it-2 = Etwas dazu sagen: { $name }
agreement-set-aside = Beiseitegelegt
agreement-set-by = { $day } (festgelegt von { $by }, { $today })
agreement-set-the-day = Den Tag festlegen
agreement-set-the-day-2 = Den Tag festlegen: { $name }
agreement-set-this-decision-aside = Diese Entscheidung beiseitelegen
agreement-set-this-rule-aside = Diese Absprache beiseitelegen
agreement-stands-aside = { $name } steht beiseite
agreement-stood-aside-from-an-earlier-wording = { $name } stand bei einem früheren Wortlaut beiseite
agreement-struck-through-taken-out-underlined-added = Durchgestrichen ist, was wegfällt. Unterstrichen ist, was dazukommt.
agreement-take-it-up-again = Wieder aufnehmen
agreement-take-my-answer-back = Meine Antwort zurücknehmen
agreement-take-my-answer-back-2 = Meine Antwort zurücknehmen: { $name }
agreement-taken-out = (fällt weg: { $trim })
agreement-the-earlier-wording-holds = Der frühere Wortlaut gilt
agreement-the-newer-wording = Der neuere Wortlaut
agreement-the-wording-has-changed-since-your = { $did ->
        [agree] Der Wortlaut hat sich geändert, seit du zugestimmt hast. Deine Antwort bleibt beim früheren Wortlaut, bis du auf diesen antwortest.
        [reserved] Der Wortlaut hat sich geändert, seit du mit Vorbehalt zugestimmt hast. Deine Antwort bleibt beim früheren Wortlaut, bis du auf diesen antwortest.
        [aside] Der Wortlaut hat sich geändert, seit du beiseite gestanden hast. Deine Antwort bleibt beim früheren Wortlaut, bis du auf diesen antwortest.
       *[concern] Der Wortlaut hat sich geändert, seit du Bedenken hattest. Deine Antwort bleibt beim früheren Wortlaut, bis du auf diesen antwortest.
    }
agreement-title = Titel
agreement-to-be-looked-at-again-on = Wieder anzuschauen am { $day }.
agreement-two-days-to-look-at-this = Zwei Tage, an denen ihr wieder darauf schaut, wurden gleichzeitig festgelegt: { $names }. Welcher stimmt?
agreement-two-of-you-reworded-this-at = Zwei von euch haben das gleichzeitig umformuliert. Hier steht beides, zusammengefügt, als eigener Wortlaut: Bitte lies ihn, bevor du antwortest.
agreement-until-the-newer-wording-holds-this = Bis der neuere Wortlaut gilt, gilt dieser weiter
agreement-what-do-you-want-to-say = Was möchtest du dazu sagen?
agreement-what-i-said-on = was ich zu { $name } gesagt habe
agreement-what-is-your-concern-it-is = Was sind deine Bedenken? Die Gruppe soll darauf antworten.
agreement-what-is-your-reservation = Was ist dein Vorbehalt?
agreement-where-it-is-not-decided-yet = wo es noch nicht entschieden ist
agreement-why-on = warum, zu { $name }
agreement-you-changed-from-to = { $stance ->
        [agree] Du stimmst jetzt zu
        [reserved] Du stimmst jetzt mit Vorbehalt zu
        [aside] Du stehst jetzt beiseite
       *[concern] Du hast jetzt Bedenken
    }, { $before ->
        [agree] vorher war es Zustimmung
        [reserved] vorher war es Zustimmung mit Vorbehalt
        [aside] vorher war es Beiseitestehen
       *[concern] vorher waren es Bedenken
    }.
agreement-you-said = Du hast gesagt: { $why }
agreement-you-wanted-to-look-at-this = Ihr wolltet am { $day } wieder darauf schauen. Passt es noch?
agreement-your-answer-to = Deine Antwort auf die Bedenken von { $name }
agreement-your-devices-gave-two-different-words = Deine Geräte haben dazu zwei verschiedene Antworten gegeben. Welche ist deine?
agreement-your-word = Deine Antwort

## Anew

anew-group-of = Gruppe vom { $since }
anew-group-of-2 = Gruppe vom { $since }, { $nth }
anew-the-first-group-here = Die erste Gruppe hier

## App

app-fault = In Kith ist ein Fehler aufgetreten.
app-being-opened = Diese Gruppe wird gerade geöffnet. Warte, bis sie offen ist oder bis hier steht, warum nicht, und versuch es noch einmal. Nichts wurde geändert.
app-no-folder = Für die Gruppe ließ sich kein Ordner anlegen. Ist auf dem Datenträger Platz, und darf Kith dort schreiben, wo es seine Daten ablegt?
app-not-open = Die Gruppe ist nicht geöffnet.
app-nothing-moved-for-two-minutes-is = Zwei Minuten lang hat sich nichts bewegt. Ist Kith auf dem Gerät offen, von dem die Einladung kommt? Sind beide im selben Netz? Dann versuche es noch einmal; die Einladung gilt weiter, wenn sie nicht benutzt wurde.
app-reminder-not-shown = Eine Erinnerung war fällig, und dieser Rechner hat sie nicht gezeigt: Er hat keinen Dienst für Benachrichtigungen, oder der Dienst antwortet nicht. Unter „Heute“ steht trotzdem, was fällig ist.
app-too-much = Zu vieles wartet darauf, geschrieben zu werden. Versuch es gleich noch einmal.

## Calendar

calendar-cancelled = { $line } – abgesagt
calendar-none = Es ist kein Treffen geplant.
calendar-place-open = Ort offen
calendar-title = Treffen
calendar-uncertain = Nicht sicher: Mach dich noch nicht auf den Weg.

## Choice

choice-address-or-link = Adresse oder Link
choice-called-alike = { $what ->
        [contacts] { $count ->
            [2] Zwei Kontakte heißen „{ $called }“: Ist einer davon zu viel? Dann legt ihn beiseite; von selbst wird nichts zusammengelegt.
           *[other] Mehrere Kontakte heißen „{ $called }“: Ist einer davon zu viel? Dann legt ihn beiseite; von selbst wird nichts zusammengelegt.
        }
       *[places] { $count ->
            [2] Zwei Orte heißen „{ $called }“: Ist einer davon zu viel? Dann legt ihn beiseite; von selbst wird nichts zusammengelegt.
           *[other] Mehrere Orte heißen „{ $called }“: Ist einer davon zu viel? Dann legt ihn beiseite; von selbst wird nichts zusammengelegt.
        }
    }
choice-for-how-many-there-is-room = Für wie viele Platz ist, wird als Zahl geschrieben: 8. Lass es leer, wo es nicht bekannt ist.
choice-how-and-until-when-to-book = Wie und bis wann man bucht
choice-link-or-where-to-find-it = Link oder wo man es findet
choice-name = Name
choice-nothing = Nichts
choice-number-or-address = Nummer oder Adresse
choice-room-for-how-many = Platz für wie viele
choice-set-by = Eingetragen von { $who }, { $when }
choice-what-it-costs = Was es kostet
choice-where-it-is-good-for = Wofür oder wo es gilt

## Content

content-add = Hinzufügen
content-begin-with = Anfangen mit: { $words }
content-change = Ändern
content-it-is-put-aside = Es ist beiseitegelegt
content-it-stays = Es bleibt
content-leave-it = Abbrechen
content-leave-it-2 = Abbrechen: { $label }, { $about }
content-one-of-you-put-this-aside = Jemand von euch hat das beiseitegelegt, und jemand anderes hat es gleichzeitig behalten oder geändert. Es bleibt, bis ihr es klärt.
content-or-begin-with-one-of-these = Ein Anfang, den du ändern kannst, bevor ihn jemand sieht:
content-save = Speichern
content-save-2 = Speichern: { $label }, { $about }
content-this-one = Das hier
content-this-one-2 = Das hier: { $words }, { $by }
content-two-of-you-answered-at-once = { $question } Zwei von euch haben gleichzeitig geantwortet: Was stimmt?
content-two-of-you-wrote-here-at = Zwei von euch haben hier gleichzeitig geschrieben. Hier steht beides, zusammengefügt; bitte lies, ob es sagt, was ihr meint.
content-two-of-you-wrote-it-at = { $label }: Zwei von euch haben es gleichzeitig geschrieben. Was stimmt?

## Decisions

decisions-a-concern-that-arrived-when-this = { $form ->
        [you] Du hast Bedenken, die erst ankamen, als das schon entschieden war. Die Entscheidung bleibt. Es lohnt sich, darüber zu reden.
        [one] { $names } hat Bedenken, die erst ankamen, als das schon entschieden war. Die Entscheidung bleibt. Es lohnt sich, darüber zu reden.
        [with-you] { $names } habt Bedenken, die erst ankamen, als das schon entschieden war. Die Entscheidung bleibt. Es lohnt sich, darüber zu reden.
       *[other] { $names } haben Bedenken, die erst ankamen, als das schon entschieden war. Die Entscheidung bleibt. Es lohnt sich, darüber zu reden.
    }
decisions-a-device = ein Gerät
decisions-a-device-of = ein Gerät von { $member }
decisions-a-device-of-yours = ein Gerät von dir
decisions-a-ground-rule-or-a-decision = { $agree ->
        [everyone] Eine Absprache oder Entscheidung gilt, sobald ihrem Wortlaut alle zugestimmt haben.
        [all-but-one] Eine Absprache oder Entscheidung gilt, sobald ihrem Wortlaut alle bis auf eine Person zugestimmt haben.
        [two-thirds] Eine Absprache oder Entscheidung gilt, sobald ihrem Wortlaut zwei Drittel zugestimmt haben.
       *[majority] Eine Absprache oder Entscheidung gilt, sobald ihrem Wortlaut mehr als die Hälfte zugestimmt hat.
    }
decisions-a-line-with-it-if-you = Eine Zeile dazu, wenn du magst
decisions-a-name-or-initials = Ein Name oder Anfangsbuchstaben
decisions-a-retired-device-hears-nothing-more = Ein stillgelegtes Gerät erfährt nichts mehr und zählt für nichts, sofort auf jedem Gerät, das davon gehört hat. Was schon darauf ist, bleibt darauf, verschlossen mit seiner Passphrase.
decisions-a-wording-holds-as-soon-as = Ein Wortlaut gilt, sobald mehr als die Hälfte zustimmt. Bedenken stehen trotzdem vor allem anderen.
decisions-a-wording-holds-without-waiting-for = Ein Wortlaut gilt, ohne auf das letzte Drittel zu warten. Bedenken stehen trotzdem vor allem anderen.
decisions-all-but-one = Alle bis auf eine Person
decisions-all-but-one-have-to-agree-2 = Alle bis auf eine Person müssen zustimmen, damit niemand allein die anderen aufhält.
decisions-an-invitation-for-a-device-of = Eine Einladung für ein eigenes Gerät wurde zweimal benutzt
decisions-another-way-to-decide = anders zu entscheiden
decisions-answered = { $answer ->
        [yes] { $name } sagt Ja.
        [aside] { $name } steht beiseite.
        [not-now] { $name } sagt „jetzt nicht“.
       *[concern] { $name } hat Bedenken.
    }
decisions-answered-why = { $answer ->
        [yes] { $name } sagt Ja: { $why }
        [aside] { $name } steht beiseite: { $why }
        [not-now] { $name } sagt „jetzt nicht“: { $why }
       *[concern] { $name } hat Bedenken: { $why }
    }
decisions-anybody-whom-two-of-you-want = { $agree ->
        [everyone] Eine Person, die zwei von euch möchten, kann dazukommen. Für alles andere gilt: Alle müssen zustimmen.
        [all-but-one] Eine Person, die zwei von euch möchten, kann dazukommen. Für alles andere gilt: Alle bis auf eine Person müssen zustimmen.
        [two-thirds] Eine Person, die zwei von euch möchten, kann dazukommen. Für alles andere gilt: Zwei Drittel müssen zustimmen.
       *[majority] Eine Person, die zwei von euch möchten, kann dazukommen. Für alles andere gilt: Mehr als die Hälfte muss zustimmen.
    }
decisions-before-somebody-comes-in = { $agree ->
        [everyone] Alle müssen zustimmen, bevor jemand dazukommt.
        [all-but-one] Alle bis auf eine Person müssen zustimmen, bevor jemand dazukommt.
        [two-thirds] Zwei Drittel müssen zustimmen, bevor jemand dazukommt.
       *[majority] Mehr als die Hälfte muss zustimmen, bevor jemand dazukommt.
    }
decisions-by-vote = Per Abstimmung
decisions-came-back-with-a-new-device = { $form ->
        [you] Du bist mit einem neuen Gerät zurückgekommen.
       *[other] { $member } ist mit einem neuen Gerät zurückgekommen.
    }
decisions-came-in = { $form ->
        [you] Du bist dazugekommen.
       *[other] { $member } ist dazugekommen.
    }
decisions-came-in-2 = { $name } ist dazugekommen.
decisions-can-come-in-an-invitation-is = { $name } kann dazukommen. Eine Einladung ist offen.
decisions-can-come-in-any-of-you = { $name } kann dazukommen. Ihr könnt alle die Einladung machen.
decisions-can-come-in-the-invitation-has = { $name } kann dazukommen. Die Einladung ist abgelaufen; ihr könnt alle eine neue machen.
decisions-change-it = Ändern
decisions-change-my-word = Meine Antwort ändern
decisions-change-my-word-2 = Meine Antwort ändern: { $about }
decisions-chose-this-one = { $form ->
        [you] { $words }. Du hast dieses gewählt
        [one] { $words }. { $names } hat dieses gewählt
        [with-you] { $words }. { $names } habt dieses gewählt
       *[other] { $words }. { $names } haben dieses gewählt
    }
decisions-clause-by-vote = { $agree ->
        [everyone] alle müssen zustimmen, bevor jemand dazukommt
        [all-but-one] alle bis auf eine Person müssen zustimmen, bevor jemand dazukommt
        [two-thirds] zwei Drittel müssen zustimmen, bevor jemand dazukommt
       *[majority] mehr als die Hälfte muss zustimmen, bevor jemand dazukommt
    }
decisions-clause-closed = { $agree ->
        [everyone] alle müssen zustimmen, und vorerst kommt niemand Neues dazu
        [all-but-one] alle bis auf eine Person müssen zustimmen, und vorerst kommt niemand Neues dazu
        [two-thirds] zwei Drittel müssen zustimmen, und vorerst kommt niemand Neues dazu
       *[majority] mehr als die Hälfte muss zustimmen, und vorerst kommt niemand Neues dazu
    }
decisions-clause-open = { $agree ->
        [everyone] alle müssen zustimmen, und eine Person, die zwei von euch möchten, kann dazukommen
        [all-but-one] alle bis auf eine Person müssen zustimmen, und eine Person, die zwei von euch möchten, kann dazukommen
        [two-thirds] zwei Drittel müssen zustimmen, und eine Person, die zwei von euch möchten, kann dazukommen
       *[majority] mehr als die Hälfte muss zustimmen, und eine Person, die zwei von euch möchten, kann dazukommen
    }
decisions-close-the-vote = Abstimmung schließen
decisions-close-the-vote-2 = Abstimmung schließen: { $title }
decisions-closed-for-now = Vorerst geschlossen
decisions-decide-in-another-way = Anders entscheiden …
decisions-decided = Entschieden
decisions-decided-2 = entschieden
decisions-did-not-answer-in-time-and = { $name } hat nicht rechtzeitig geantwortet und steht beiseite.
decisions-each-person-is-put-forward-by = Jede Person wird von jemandem von euch vorgeschlagen, und ihr redet erst darüber.
decisions-earlier-decisions = Frühere Entscheidungen
decisions-eight = acht
decisions-everyone = Alle
decisions-everyone-has-to-agree-before-somebody = Alle müssen zustimmen, bevor jemand dazukommt oder sich sonst etwas an der Gruppe ändert. Das kann dauern, und niemand wird übergangen.
decisions-faces-aside = Beiseite
decisions-faces-concern = Bedenken
decisions-faces-not-now = Jetzt nicht
decisions-faces-yes = Ja
decisions-five = fünf
decisions-forward = { $form ->
        [you] Du schlägst vor, { $what }.
       *[other] { $by } schlägt vor, { $what }.
    }
decisions-forward-on = { $form ->
        [you] { $on } hast du vorgeschlagen, { $what }.
       *[other] { $on } hat { $by } vorgeschlagen, { $what }.
    }
decisions-forward-person = { $form ->
        [you] Du schlägst { $what } vor.
       *[other] { $by } schlägt { $what } vor.
    }
decisions-forward-person-on = { $form ->
        [you] { $on } hast du { $what } vorgeschlagen.
       *[other] { $on } hat { $by } { $what } vorgeschlagen.
    }
decisions-four = vier
decisions-gave-two-different-answers-on-two = { $name } hat auf zwei Geräten zwei verschiedene Antworten gegeben. Nur { $name } kann sagen, welche gilt.
decisions-has-gone-and-is-asked-no = { $name } ist gegangen und wird nicht mehr gefragt.
decisions-has-left-since-it-stays-open = { $by } ist inzwischen gegangen. Es bleibt offen; ihr anderen entscheidet.
decisions-has-no-voice-in-this-one = { $name } hat hier keine Stimme, weil auf einen Ausschluss mit einem Ausschluss geantwortet wurde.
decisions-have-each-put-forward-that-the = { $form ->
        [with-you] { $names } habt jeweils vorgeschlagen, dass die andere Person geht.
       *[other] { $names } haben jeweils vorgeschlagen, dass die andere Person geht.
    }
decisions-hide-the-earlier-decisions = Frühere Entscheidungen ausblenden
decisions-how-does-somebody-new-come-in = Wie kommt jemand Neues dazu?
decisions-how-many-have-to-agree = wie viele zustimmen müssen
decisions-how-many-have-to-agree-to = wie viele einem Wortlaut zustimmen müssen
decisions-how-somebody-new-comes-in = wie jemand Neues dazukommt
decisions-how-we-decide = Wie wir entscheiden
decisions-i-have-a-concern = Ich habe Bedenken
decisions-i-stand-aside = Ich stehe beiseite
decisions-if-enough-of-you-say-yes = Wenn genug von euch Ja sagen, könnt ihr alle eine Einladung machen, und wer damit dazukommt, ist wieder { $member }. Redet vorher mit { $member }, mündlich.
decisions-if-enough-of-you-say-yes-2 = Wenn genug von euch Ja sagen, könnt ihr alle die Einladung für { $name } machen.
decisions-if-it-is-decided-all-of = Wenn es so entschieden wird, erfahrt ihr es alle, auch { $name }, und die Geräte von { $name } sind sofort abgetrennt, auf jedem Gerät, das davon gehört hat. Was { $name } schon hat, lässt sich nicht zurückholen. Was { $name } vorher geschrieben hat, bleibt; was danach kommt, zählt nicht und wird so gezeigt. Durch eine neue Abstimmung kann { $name } wieder dazukommen.
decisions-if-it-is-decided-nothing-can = Wenn es so entschieden wird, kann nichts mehr geschrieben werden. Alle behalten, was hier ist, zum Lesen, und können damit eine neue Gruppe gründen. Das lässt sich nicht rückgängig machen.
decisions-if-it-is-decided-these-words = Wenn es so entschieden wird, werden diese Worte auf jedem Gerät gelöscht, das davon hört. Was jemand kopiert hat oder im Gedächtnis behält, lässt sich nicht zurückholen.
decisions-if-it-is-decided-what-is = Wenn es so entschieden wird, gilt es für alles, was von da an vorgeschlagen wird. Was offen ist, bleibt bei der Regel, unter der es vorgeschlagen wurde.
decisions-if-it-is-decided-your-devices = Wenn es so entschieden wird, sind deine Geräte sofort abgetrennt, auf jedem Gerät, das davon gehört hat. Was hier ist, bleibt für dich lesbar. Was du vorher geschrieben hast, bleibt bei den anderen; was du danach schreibst, zählt nicht. Durch eine neue Abstimmung kannst du wieder dazukommen.
decisions-invite-somebody = Jemanden einladen
decisions-is-asked-once-more-who-belongs = { $name } wird noch einmal gefragt: Seit der Antwort hat sich geändert, wer dazugehört.
decisions-is-not-asked-it-is-a = { $owner } wird nicht gefragt: Es geht um ein eigenes Gerät.
decisions-it-cannot-be-decided-as-things = So, wie es steht, lässt es sich nicht entscheiden: Zu wenige von euch haben hier eine Stimme.
decisions-it-does-not-count = { $put } Es zählt nicht: { $because }.
decisions-it-does-not-go-through-unless = { $form ->
        [you] Es kommt nur durch, wenn du doch noch Ja sagst.
        [one] Es kommt nur durch, wenn { $names } doch noch Ja sagt.
        [with-you] Es kommt nur durch, wenn { $names } doch noch Ja sagt.
       *[other] Es kommt nur durch, wenn { $names } doch noch Ja sagen.
    }
decisions-it-is-decided-by-the-rule = Es wird nach der Regel entschieden, die galt, als es vorgeschlagen wurde: { $rule }.
decisions-it-is-for-those-to-settle = Klären können es die, die dazu gefragt wurden.
decisions-it-is-for-to-settle = { $form ->
        [one] Klären muss es { $names }.
       *[other] Klären müssen es { $names }.
    }
decisions-it-takes-more-yes = Es braucht noch { $more } Ja.
decisions-it-takes-one-more-yes = Es braucht noch ein Ja.
decisions-it-waited-for-everyone-until-it = Bis zum { $date } hat es auf alle gewartet. Jetzt kann es geschlossen werden: Wer bis dahin nicht geantwortet hat, steht dann beiseite. Dazu braucht es mehr als die Hälfte von euch, mindestens zwei; erst drückt eine Person, dann noch eine.
decisions-it-waits-as-long-as-a = { $form ->
        [you] Es wartet, solange du Bedenken hast: Die Gruppe soll darauf antworten und sie nicht überstimmen.
        [one] Es wartet, solange { $names } Bedenken hat: Die Gruppe soll darauf antworten und sie nicht überstimmen.
        [with-you] Es wartet, solange { $names } Bedenken habt: Die Gruppe soll darauf antworten und sie nicht überstimmen.
       *[other] Es wartet, solange { $names } Bedenken haben: Die Gruppe soll darauf antworten und sie nicht überstimmen.
    }
decisions-it-waits-for-every-answer-however = Es wartet auf jede Antwort, wie lange es auch dauert.
decisions-it-waits-for-everyone = Es wartet auf alle.
decisions-it-waits-for-everyone-until-after = Bis zum { $date } wartet es auf alle. Danach kann es ohne die geschlossen werden, die nicht geantwortet haben.
decisions-it-was-closed-without-enough-yes = { $put } Es wurde ohne genug Ja geschlossen.
decisions-it-was-decided-that-is-no = Es wurde entschieden, dass { $name } nicht mehr in der Gruppe ist (vorgeschlagen von { $by } { $on }). Durch eine neue Abstimmung kann { $name } wieder dazukommen.
decisions-it-was-decided-that-the-group = Es wurde entschieden, dass die Gruppe endet (vorgeschlagen { $on }).
decisions-it-was-decided-that-you-are = Es wurde entschieden, dass du nicht mehr in der Gruppe bist (vorgeschlagen von { $by } { $on }).
decisions-it-was-decided-to-decide-so = Es wurde beschlossen, so zu entscheiden: { $rule } (vorgeschlagen { $on }).
decisions-it-was-decided-to-erase-words = Es wurde entschieden, Worte zu löschen (vorgeschlagen { $on }).
decisions-it-was-decided-to-use-no = Es wurde entschieden, kein Relay zu benutzen (vorgeschlagen { $on }).
decisions-it-was-decided-to-use-the = Es wurde entschieden, das Relay { $relay } zu benutzen (vorgeschlagen { $on }).
decisions-leave-it = Abbrechen
decisions-leave-it-2 = Abbrechen: { $about }
decisions-leave-it-as-it-is = So lassen, wie es ist
decisions-let-in-by = { $at }: zugelassen von { $by }, { $on }
decisions-make-an-invitation = Eine Einladung machen
decisions-make-the-invitation = Die Einladung machen
decisions-make-the-invitation-for = Die Einladung für { $name } machen
decisions-more-than-half = Mehr als die Hälfte
decisions-more-than-half-have-to-agree-2 = Mehr als die Hälfte muss zustimmen. Das geht am schnellsten; wer nicht dafür war, lebt trotzdem damit.
decisions-nine = neun
decisions-no = kein
decisions-nobody-can-be-put-forward-from = Von hier aus kann jetzt niemand vorgeschlagen werden.
decisions-nobody-is-bound-by-words-they = Ein Wortlaut bindet nur die, die ihm zugestimmt haben. Wer beiseite steht, hält die anderen nicht auf.
decisions-nobody-is-the-administrator-each-answers = Niemand verwaltet die Gruppe. Alle antworten auf einem eigenen Gerät, wenn sie wieder dort sind; wer Pause macht, wird nichts gefragt. Zwei müssen auf jeden Fall Ja sagen.
decisions-nobody-new-comes-in-for-now = { $agree ->
        [everyone] Vorerst kommt niemand Neues dazu. Für alles andere gilt: Alle müssen zustimmen.
        [all-but-one] Vorerst kommt niemand Neues dazu. Für alles andere gilt: Alle bis auf eine Person müssen zustimmen.
        [two-thirds] Vorerst kommt niemand Neues dazu. Für alles andere gilt: Zwei Drittel müssen zustimmen.
       *[majority] Vorerst kommt niemand Neues dazu. Für alles andere gilt: Mehr als die Hälfte muss zustimmen.
    }
decisions-not-asked-away = { $form ->
        [one] { $names } wird nicht gefragt: in einer Pause, als es vorgelegt wurde, oder noch nicht dabei.
       *[other] { $names } werden nicht gefragt: in einer Pause, als es vorgelegt wurde, oder noch nicht dabei.
    }
decisions-not-asked-without = { $form ->
        [one] { $names } wird nicht gefragt: kein Gerät in Gebrauch.
       *[other] { $names } werden nicht gefragt: kein Gerät in Gebrauch.
    }
decisions-not-now = Jetzt nicht
decisions-not-now-2 = jetzt nicht
decisions-not-now-put-somebody-forward = Jetzt nicht: jemanden vorschlagen
decisions-not-settled = Nicht geklärt
decisions-not-to-be-read-here = (hier nicht lesbar)
decisions-one = eine Person
decisions-one-alone-cannot-hold-a-wording = Niemand allein kann einen Wortlaut aufhalten; Bedenken stehen trotzdem vor allem anderen.
decisions-only-those-who-are-asked-can = Nur wer gefragt wird, kann den Namen lesen.
decisions-only-those-who-vote-receive-the = Nur wer abstimmt, bekommt den Namen und die Gründe. Sie werden gelöscht, wenn es vorbei ist.
decisions-open-to-all = Offen für alle
decisions-people-came-in-by-two-histories = Leute sind auf zwei Wegen dazugekommen, die einander widersprechen. Alle bleiben dabei. Bis alle sich einig sind, wie ihr entscheidet, müssen bei jeder Entscheidung alle zustimmen, niemand kann ausgeschlossen werden, und die Gruppe kann kein Gerät stilllegen.
decisions-put-forward = Vorgeschlagen
decisions-put-forward-somebody-called-the-same = { $form ->
        [you] Du hast schon jemanden mit demselben Namen vorgeschlagen. Ist es eine Person? Dann genügt ein Vorschlag.
       *[other] { $by } hat schon jemanden mit demselben Namen vorgeschlagen. Ist es eine Person? Dann genügt ein Vorschlag.
    }
decisions-put-forward-somebody-called-the-same-2 = { $form ->
        [you] Du hast jemanden mit demselben Namen vorgeschlagen. Eine Person? Dann genügt einer der beiden Vorschläge, und beim anderen kannst du „jetzt nicht“ sagen.
       *[other] { $by } hat jemanden mit demselben Namen vorgeschlagen. Eine Person? Dann genügt einer der beiden Vorschläge, und beim anderen kannst du „jetzt nicht“ sagen.
    }
decisions-put-it-to-the-group = Der Gruppe vorlegen
decisions-put-it-to-the-group-again = Der Gruppe noch einmal vorlegen
decisions-put-it-to-the-group-again-2 = Der Gruppe noch einmal vorlegen: { $title }
decisions-put-somebody-forward = Jemanden vorschlagen
decisions-said-that-it-can-be-closed = { $form ->
        [you] Du hast gesagt, dass es geschlossen werden kann. Es ist geschlossen, sobald es genug von euch sagen.
        [one] { $names } hat gesagt, dass es geschlossen werden kann. Es ist geschlossen, sobald es genug von euch sagen.
        [with-you] { $names } habt gesagt, dass es geschlossen werden kann. Es ist geschlossen, sobald es genug von euch sagen.
       *[other] { $names } haben gesagt, dass es geschlossen werden kann. Es ist geschlossen, sobald es genug von euch sagen.
    }
decisions-say-so = So antworten
decisions-say-so-2 = So antworten: { $about }
decisions-seven = sieben
decisions-since-put-to-the-group-once = { $form ->
        [one] { $names } hat inzwischen eine Pause begonnen. Noch einmal vorgelegt, wartet es nicht darauf.
       *[other] { $names } haben inzwischen eine Pause begonnen. Noch einmal vorgelegt, wartet es nicht darauf.
    }
decisions-six = sechs
decisions-somebody = jemand
decisions-somebody-new = Jemand Neues
decisions-talk-with-the-person-alone-first = Redet vorher allein mit der Person: wofür die Gruppe da ist, wann sie sich trifft, was in ihr bleibt und dass es ein Versuch ist.
decisions-ten = zehn
decisions-that-comes-back-with-a-new = dass { $member } mit einem neuen Gerät zurückkommt
decisions-that-is-retired = dass { $member } stillgelegt wird
decisions-that-is-taken-out-of-the = dass { $member } ausgeschlossen wird
decisions-that-the-group-ends = dass die Gruppe endet
decisions-that-the-group-uses-no-relay = dass die Gruppe kein Relay benutzt
decisions-that-the-group-uses-the-relay = dass die Gruppe das Relay { $relay } benutzt
decisions-that-these-words-are-erased = dass diese Worte gelöscht werden: { $words }
decisions-that-you-are-taken-out-of = dass du ausgeschlossen wirst
decisions-the-group-has-agreed-to-somebody = Die Gruppe hat jemandem mit demselben Namen zugestimmt. Ist es eine Person? Dann macht die Einladung.
decisions-the-group-is-open-to-all = Die Gruppe ist offen für alle: Eine Person, die zwei von euch möchten, kommt dazu. Bei Bedenken wird trotzdem gewartet.
decisions-the-group-takes-nobody-new-for = Die Gruppe nimmt vorerst niemanden auf. Sie kann es anders entscheiden: siehe „Wie wir entscheiden“.
decisions-the-group-takes-nobody-new-until = Die Gruppe nimmt niemanden auf, bis sie es anders entscheidet. Auch wer gegangen ist, kommt bis dahin nicht zurück.
decisions-the-invitation-for-was-used-twice = Die Einladung für { $name } wurde zweimal benutzt
decisions-the-rest-of-you-decide = Ihr anderen entscheidet über beides; es kann auch beides sein.
decisions-the-rule-that-holds-now-decides = Ob sich die Regel ändert, entscheidet die Regel, die jetzt gilt, und es wartet auf jede Antwort. Eine Abstimmung, die schon offen ist, bleibt bei ihrer Regel; ein Wortlaut, der noch nicht vereinbart ist, folgt der neuen.
decisions-the-third-decides = { $form ->
        [you] Du entscheidest über beides. Es kann auch beides sein; dann bist nur du noch da, und es kann nichts mehr geschrieben werden.
       *[other] { $name } entscheidet über beides. Es kann auch beides sein; dann ist nur { $name } noch da, und es kann nichts mehr geschrieben werden.
    }
decisions-the-words-that-it-is-about = Die Worte, um die es geht
decisions-this-is-the-right-one = Das ist das richtige
decisions-three = drei
decisions-to-decide-in-another-way = anders zu entscheiden: { $rule }
decisions-two = zwei
decisions-two-devices-came-in-with-it = Damit sind zwei Geräte dazugekommen, die nichts voneinander hören konnten, und eins davon kann jemand Fremdem gehören. Keins gehört dazu, bis es geklärt ist. Fragt { $name } mündlich, wer die Tür geöffnet hat und wann; dann wählt dieses.
decisions-two-devices-came-in-with-it-2 = Damit sind zwei Geräte dazugekommen, die nichts voneinander hören konnten. Keins gehört dazu, bis die Person, die eingeladen hat, das richtige wählt.
decisions-two-thirds = Zwei Drittel
decisions-two-thirds-have-to-agree-most = Zwei Drittel müssen zustimmen: die meisten von euch, ohne auf die Letzten zu warten.
decisions-waits-for-your-word = Wartet auf deine Antwort
decisions-was-retired-put-forward = { $device } wurde stillgelegt (vorgeschlagen { $on }).
decisions-what-is-your-concern-it-is = Was sind deine Bedenken? Die Gruppe soll darauf antworten.
decisions-what-you-call-this-person-for = Wie du diese Person nennst, für die Liste der Gruppe
decisions-what-you-word-holds-once-to = { $agree ->
        [everyone] { $membership }; was ihr in Worte fasst, gilt, sobald dem alle zugestimmt haben
        [all-but-one] { $membership }; was ihr in Worte fasst, gilt, sobald dem alle bis auf eine Person zugestimmt haben
        [two-thirds] { $membership }; was ihr in Worte fasst, gilt, sobald dem zwei Drittel zugestimmt haben
       *[majority] { $membership }; was ihr in Worte fasst, gilt, sobald dem mehr als die Hälfte zugestimmt hat
    }
decisions-when-does-a-ground-rule-or = Wann gilt eine Absprache oder Entscheidung? Sobald ihrem Wortlaut so viele zugestimmt haben:
decisions-while-you-are-the-only-one = Bis jemand da ist, entscheidest du allein. Danach entscheidet ihr gemeinsam, wer noch dazukommt.
decisions-while-you-are-the-only-one-2 = Solange du allein bist, ändert es sich sofort.
decisions-who-belongs-has-changed-since-it = { $put } Seitdem hat sich geändert, wer dazugehört; es müsste noch einmal vorgelegt werden.
decisions-who-belongs-has-changed-since-you = Seit deiner Antwort hat sich geändert, wer dazugehört. Bitte sag es noch einmal.
decisions-who-belongs-has-changed-since-you-2 = Seit du das vorgelegt hast, hat sich geändert, wer dazugehört. Es zählt, sobald du es der Gruppe noch einmal vorlegst.
decisions-who-comes-in = Wer dazukommt
decisions-who-comes-in-2 = wer dazukommt
decisions-who-else-comes-in-is-for = Wer noch dazukommt, entscheidet ihr gemeinsam. Schlag jemanden vor; die anderen antworten auf ihren Geräten, wenn sie wieder dort sind.
decisions-who-has-to-agree = Wer muss zustimmen?
decisions-whoever-comes-in-with-that-invitation = Wer mit dieser Einladung dazukommt, ist wieder dieses Mitglied, mit Namen und Worten. Vergewissert euch mündlich, dass es die richtige Person ist.
decisions-whoever-makes-it-hands-it-over = Wer sie macht, übergibt sie und lässt Kith offen, bis die Person dabei ist.
decisions-whoever-runs-a-relay-can-see = Wenn es so entschieden wird, treffen sich darüber Geräte, die einander nicht direkt erreichen. Wer es betreibt, kann sehen, welche Geräte sich treffen, ihre Adressen und wann und wie viel sie senden; nie, was ihr schreibt. Jedes Gerät kann es für sich ablehnen.
decisions-why-if-you-like = Warum, wenn du magst
decisions-why-not-now-if-you-like = Warum jetzt nicht, wenn du es sagen magst
decisions-with-a-new-device = { $name }, mit einem neuen Gerät
decisions-with-three-of-you-it-takes = Zu dritt braucht es das Ja der dritten Person. Schlagen zwei von euch vor, dass jeweils die andere geht, entscheidet die dritte über beides.
decisions-with-your-yes-it-is-decided = Mit deinem Ja ist es entschieden.
decisions-yes = Ja
decisions-yes-2 = Ja
decisions-you-answered = { $answer ->
        [yes] Du sagst Ja.
        [aside] Du stehst beiseite.
        [not-now] Du sagst „jetzt nicht“.
       *[concern] Du hast Bedenken.
    } Du kannst es ändern, bis es entschieden ist.
decisions-you-answered-why = { $answer ->
        [yes] Du sagst Ja: { $why }.
        [aside] Du stehst beiseite: { $why }.
        [not-now] Du sagst „jetzt nicht“: { $why }.
       *[concern] Du hast Bedenken: { $why }.
    } Du kannst es ändern, bis es entschieden ist.
decisions-you-are-not-asked-about-this = Dazu wirst du nicht gefragt: Du warst noch nicht dabei, als es vorgelegt wurde, oder in einer Pause.
decisions-you-are-on-a-break-come = Du bist in einer Pause. Komm erst zurück, und schlag dann jemanden vor.
decisions-you-did-not-answer-in-time = Du hast nicht rechtzeitig geantwortet und stehst beiseite.
decisions-you-go-along-with-what-the = Du gehst mit, was die anderen entscheiden; es braucht dann ein Ja von denen, die nicht beiseite stehen.
decisions-you-have-no-voice-in-this = Du hast hier keine Stimme, und du siehst, wie es ausgeht.
decisions-you-have-no-voice-in-this-2 = Du hast hier keine Stimme: Es geht um ein Gerät von dir. Ist es nicht verloren, sag es den anderen.
decisions-you-have-no-voice-in-this-3 = Du hast hier keine Stimme: Du hast auf einen Ausschluss mit einem Ausschluss geantwortet, und über diese beiden entscheiden die anderen.
decisions-your-choice = Deine Wahl
decisions-your-devices-gave-two-answers-which = Deine Geräte haben zwei Antworten gegeben. Welche gilt?
decisions-your-devices-gave-two-answers-which-2 = Deine Geräte haben zwei Antworten gegeben: { $answers }. Welche gilt?
decisions-your-word = Deine Antwort

## Done

done-added-a-meeting = ein Treffen hinzugefügt
done-added-a-place-to-meet = einen Ort für Treffen hinzugefügt
done-added-somebody-to-turn-to-for-help = einen Kontakt für Hilfe hinzugefügt
done-added-somebody-whom-the-group-may-ask = jemanden hinzugefügt, den die Gruppe fragen könnte
done-answered-which-times-are-good = geantwortet, welche Zeiten passen
done-asked-everybody-how-it-is-working = alle gefragt, wie es läuft
done-began-a-break = eine Pause begonnen
done-came-back-from-a-break = eine Pause beendet
done-changed-a-meeting = ein Treffen geändert
done-changed-something-on-the-shelf = etwas auf dem Regal geändert
done-changed-something-that-needs-a-newer-kith-to-be = etwas geändert, das ein neueres Kith braucht
done-changed-what-was-taken-along = geändert, was mitgenommen wurde
done-checked-a-number = eine Nummer geprüft
done-chose-a-name = einen Namen gewählt
done-closed-a-suggestion-whose-day-had-passed = einen Vorschlag geschlossen, dessen Tag vorbei war
done-corrected-somebody-to-turn-to-for-help = einen Kontakt für Hilfe berichtigt
done-did-something-that-needs-a-newer-kith-to-be = etwas getan, das ein neueres Kith braucht
done-founded-the-group = die Gruppe gegründet
done-gave-a-word-on-a-decision = auf eine Entscheidung geantwortet
done-gave-a-word-on-a-ground-rule = auf eine Absprache geantwortet
done-gave-a-word-on-a-suggestion = auf einen Vorschlag geantwortet
done-gave-a-word-on-an-invitation-that-was-used = etwas zu einer Einladung gesagt, die zweimal benutzt wurde
done-left-the-group = die Gruppe verlassen
done-let-a-device-in = ein Gerät zugelassen
done-let-a-device-of-in = ein Gerät von { $name } zugelassen
done-made-an-invitation = eine Einladung gemacht
done-made-an-invitation-for-a-further-device = eine Einladung für ein weiteres Gerät gemacht
done-named-a-device = ein Gerät benannt
done-put-a-decision-to-the-group = eine Entscheidung vorgelegt
done-put-a-ground-rule-to-the-group = eine Absprache vorgelegt
done-put-something-on-the-shelf = etwas aufs Regal gelegt
done-raised-a-hand-or-took-it-down = eine Hand gehoben oder wieder gesenkt
done-replied-to-a-meeting = auf ein Treffen geantwortet
done-retired-a-device = ein Gerät stillgelegt
done-reworded-a-decision = eine Entscheidung umformuliert
done-reworded-a-ground-rule = eine Absprache umformuliert
done-said-how-it-is-working = gesagt, wie es läuft
done-said-how-the-group-meets = gesagt, wie sich die Gruppe trifft
done-said-how-they-are-with-a-place = etwas zu einem Ort gesagt
done-said-something-on-a-decision = etwas zu einer Entscheidung gesagt
done-said-something-on-a-ground-rule = etwas zu einer Absprache gesagt
done-said-what-a-ground-rule-is-about = gesagt, worum es in einer Absprache geht
done-said-when-they-are-usually-free = freie Zeiten geteilt
done-said-whether-it-clicks = gesagt, ob es passt
done-set-a-day-for-a-decision = einen Tag für eine Entscheidung festgelegt
done-set-a-day-to-look-at-a-ground-rule = festgelegt, wann eine Absprache wieder angeschaut wird
done-set-a-decision-aside-or-took-it-up-again = eine Entscheidung beiseitegelegt oder wieder aufgenommen
done-set-a-ground-rule-aside-or-took-it-up = eine Absprache beiseitegelegt oder wieder aufgenommen
done-shared-what-they-work-through = etwas zum Durcharbeiten geteilt
done-suggested-a-relay = ein Relay vorgeschlagen
done-suggested-another-way-of-deciding = eine andere Art zu entscheiden vorgeschlagen
done-suggested-closing-the-group = vorgeschlagen, die Gruppe zu beenden
done-suggested-erasing-something = vorgeschlagen, etwas zu löschen
done-suggested-letting-a-member-in-again-with-a-new = vorgeschlagen, ein Mitglied mit einem neuen Gerät wieder aufzunehmen
done-suggested-retiring-a-device = vorgeschlagen, ein Gerät stillzulegen
done-suggested-that-somebody-come-in = vorgeschlagen, dass jemand dazukommt
done-suggested-that-somebody-leave = vorgeschlagen, dass jemand geht
done-took-something-along-from-a-meeting = etwas aus einem Treffen mitgenommen
done-took-something-back-for-good = etwas endgültig zurückgenommen
done-withdrew-an-invitation = eine Einladung zurückgezogen
done-wrote-about-a-place = über einen Ort geschrieben
done-wrote-about-somebody-whom-the-group-may-ask = über jemanden geschrieben, den die Gruppe fragen könnte
done-wrote-about-the-focus = etwas dazu geschrieben, worum es geht
done-wrote-the-group-s-name = den Namen der Gruppe geschrieben
done-wrote-what-came-of-a-decision = geschrieben, was aus einer Entscheidung wurde
done-wrote-where-a-notice-is = aufgeschrieben, wo ein Aushang hängt

## Door

door-a-passphrase-for-this-device = Eine Passphrase für dieses Gerät
door-at-least-ten-characters = Mindestens zehn Zeichen.
door-a-place-for-a-small-group = Für kleine Gruppen in sorgenden Berufen, die einander unterstützen. Was ihr schreibt, bleibt auf euren eigenen Geräten; niemand sonst kann hineinschauen.
door-back = Zurück
door-comparing-words = Wörter vergleichen
door-forget-it = Vergessen
door-forget-it-and-begin-anew = Vergessen und neu anfangen …
door-found-a-group = Eine Gruppe gründen
door-found-the-group = Die Gruppe gründen
door-go-on = Weiter
door-go-on-knowing-this = Weiter, in diesem Wissen
door-hide-these-words-of-help = Diese Worte der Hilfe ausblenden
door-how-do-you-want-to-decide = Wie wollt ihr entscheiden, wer dazugehört?
door-i-have-an-invitation = Ich habe eine Einladung
door-if-nothing-moves-for-two-minutes = Kith muss auch auf dem Gerät offen sein, von dem die Einladung kommt, im selben Netz oder erreichbar. Nach zwei Minuten ohne Zeichen hört es von selbst auf; du kannst es noch einmal versuchen.
door-if-you-lose-it-the-words = Wenn du sie verlierst, bleibt für immer verschlossen, was auf diesem Gerät liegt. Die Gruppe kann dich wieder aufnehmen.
door-if-you-lose-it-alone = Wenn du sie verlierst, bleibt verschlossen, was hier liegt. Ein Wiederherstellungscode lässt sich später machen.
door-it-was-begun-on-this-device = Auf diesem Gerät wurde ein Beitritt begonnen. Mach mit derselben Einladung weiter, während Kith auf dem Gerät offen ist, von dem sie kommt, oder mit einer Antwort, die als Datei kam; oder vergiss es und fang neu an.
door-join = Beitreten
door-join-a-group = Einer Gruppe beitreten
door-joining = Beitritt
door-joining-is-not-finished = Der Beitritt ist nicht abgeschlossen
door-keep-it = Behalten
door-kith-is-locked = Kith ist gesperrt
door-looking-for-a-device-of-the = Ein Gerät der Gruppe suchen
door-name-of-the-group = Name der Gruppe
door-now-compare-these-words-with-whoever = Vergleicht jetzt diese Wörter, persönlich oder am Telefon, mit der Person, die dich eingeladen hat. Seht ihr beide dieselben, steht niemand zwischen euch.
door-one-moment = Einen Moment
door-one-moment-2 = Einen Moment …
door-one-moment-the-passphrase-is-being = Einen Moment: Aus der Passphrase wird ein Schlüssel gemacht; das dauert absichtlich etwa eine Sekunde.
door-one-that-gives-nothing-away = Einer, der nichts verrät
door-open = Öffnen
door-passphrase = Passphrase
door-perhaps-there-is-a-group-already = Vielleicht gibt es schon eine Gruppe: Kolleginnen und Kollegen, die Personalstelle oder ein Berufsverband wissen es vielleicht.
door-please-give-the-group-a-name = Bitte gib der Gruppe einen Namen.
door-please-paste-the-invitation = Bitte füge die Einladung ein.
door-please-say-what-the-others-call = Bitte sag, wie die anderen dich nennen.
door-receiving-what-the-group-has-written = Empfangen, was die Gruppe geschrieben hat
door-showing-the-invitation = Die Einladung zeigen
door-somebody-of-the-group-gave-you = Von einem Bild liest sie die Kamera eines Handys ab.
door-step-done = Erledigt: { $step }
door-step-now = Jetzt: { $step }
door-step-then = Danach: { $step }
door-stop = Abbrechen
door-talk-with-them-alone-first = Redet vorher zu zweit. Bis jemand da ist, entscheidest du allein, danach ihr alle.
door-the-earlier-group-stays-on-this = Die frühere Gruppe bleibt auf diesem Gerät, wie sie ist. Zwischen beiden wechselst du oben in der Liste der Seiten.
door-the-group-can-change-it-later = Die Gruppe kann das später ändern, nach der Regel, die dann gilt.
door-the-group-is-being-opened = Die Gruppe wird geöffnet.
door-step-of = Schritt { $at } von { $of }
door-what-is-the-group-called = Wie heißt die Gruppe?
door-what-do-the-others-call-you = Wie nennen dich die anderen?
door-what-opens-kith-here = Was öffnet Kith auf diesem Gerät?
door-you-can-change-it-later = Du kannst es später ändern.
door-everyone-decides-who-comes-in = Ihr entscheidet alle gemeinsam.
door-decide-in-another-way = Anders entscheiden …
door-which-invitation-do-you-have = Welche Einladung hast du?
door-whom-do-you-bring-in-first = Wen möchtest du als Erstes dazuholen?
door-the-invitation-is-made = Die Einladung ist gemacht
door-to-the-group = Zur Gruppe
door-later = Später
door-the-invitation-as-text = Die Einladung, als Text
door-the-new-group-begins-with-what = Die neue Gruppe beginnt mit dem, was diese vereinbart hat: worum es geht, die Absprachen, die Entscheidungen, die gelten, die kommenden Treffen, die Orte, die Kontakte für Hilfe und was auf dem Regal noch offen ist. Niemandes Antworten kommen mit; alle werden neu gefragt. Am Anfang bist du allein darin und lädst die anderen ein.
door-the-same-once-more = Dieselbe noch einmal
door-the-words-differ = Die Wörter sind verschieden
door-then-somebody-else-may-have-answered = Dann hat vielleicht jemand anderes anstelle der Gruppe geantwortet. Schreib hier nichts, was unter euch bleiben soll. Sag es der Person, die dich eingeladen hat, persönlich; sie kann die Einladung zurückziehen und dir eine neue geben.
door-there-are-several-groups-on-this = Auf diesem Gerät sind mehrere Gruppen. Deine Passphrase öffnet jede, zu der sie gehört.
door-they-are-the-same = Sie sind gleich
door-they-differ = Sie sind verschieden
door-we-are-just-beginning = Wir fangen gerade an
door-try-once-more = Noch einmal versuchen
door-use-another-invitation = Eine andere Einladung nehmen
door-you-are-not-in-yet = Du bist noch nicht in der Gruppe
door-welcome-to-kith = Willkommen bei Kith
door-what-the-others-call-you = Wie die anderen dich nennen
door-what-was-begun-is-removed-from = Was begonnen wurde, wird von diesem Gerät entfernt. Hat die Gruppe dieses Gerät schon zugelassen, ist die Einladung verbraucht, und du brauchst eine neue.
door-what-your-group-has-written-here = Was deine Gruppe hier geschrieben hat, öffnet sich mit der Passphrase dieses Geräts.
door-when-you-need-help-now = Wenn du jetzt Hilfe brauchst
door-whoever-invited-you-keeps-kith-open = Wer dich eingeladen hat, lässt Kith offen, bis du dabei bist.
door-you-are-in = Du bist dabei
door-ask-by-a-file = Es gibt kein Netz: mit einer Datei anfragen …
door-ask-by-a-file-means = Eine Anfrage wird in eine Datei geschrieben. Du bringst sie der Person, die dich eingeladen hat, und bekommst von ihr eine Datei als Antwort. Ein Netz braucht es dafür weder hier noch dort.
door-where-to-put-the-request = Wohin mit der Anfrage
door-over-the-network = Doch über das Netz
door-write-the-request = Die Anfrage schreiben
door-your-request-is-written = Deine Anfrage ist geschrieben
door-bring-the-request = Bring diese Datei der Person, die dich eingeladen hat: auf einem Stick, als Mail, im Messenger. Niemand sonst kann sie öffnen. Dort wird sie auf Kiths Fenster abgelegt, oder ihr Ort wird unter „Pakete“ eingetippt.
door-read-these-words-to-them = Lies ihr dann diese Wörter vor, mit der Stimme. Kith zeigt dort dieselben, bevor du zugelassen wirst:
door-their-answer-comes-as-a-file = Du bekommst eine Datei als Antwort. Leg sie auf diesem Fenster ab oder tipp ein, wo sie ist.
door-where-the-answer-is = Wo die Antwort ist
door-read-the-answer = Die Antwort lesen
door-you-can-close-kith-meanwhile = Du kannst Kith inzwischen schließen und später weitermachen. Mit deiner Passphrase stehen die Wörter wieder da, bis du dabei bist.
door-other-ways = Anders weitermachen …
door-i-have-an-answer-file = Ich habe eine Antwort als Datei …
door-show-the-words = Die Wörter meiner Anfrage zeigen …
door-show-them = Die Wörter zeigen
door-the-words-open-with-it = Die Wörter, die ihr vergleicht, bevor du zugelassen wirst, sind wie alles hier verschlossen. Deine Passphrase öffnet sie.
door-the-words-of-your-request = Die Wörter deiner Anfrage
door-read-them-if-you-wrote-one = Wenn du eine Anfrage in eine Datei geschrieben hast, sind das ihre Wörter. Lies sie der Person vor, die dich eingeladen hat, mit der Stimme. Kith zeigt dort dieselben, bevor du zugelassen wirst:
door-words-of-earlier-requests = Vorher hast du mit einer anderen Einladung angefragt. Wenn sie diese Anfrage lesen, sind das ihre Wörter, die neuesten zuerst:
door-which-joining = Welcher? Bis du dabei bist, unterscheidet Gruppen nur der Tag, an dem der Beitritt begonnen wurde.
door-go-on-joining = Einen Beitritt fortsetzen

## Draft

draft-changed-this-meanwhile-their-words-are = Inzwischen geändert von { $by }. Die Worte sind hier mit deinen zusammengefügt.

## Drop

drop-it-here = Hier ablegen, um es zu lesen
drop-open-first = Öffne zuerst deine Gruppe, dann leg die Datei hier ab
drop-the-backup-here = Die Sicherung hier ablegen, um sie zurückzuholen
drop-the-answer-here = Die Antwort hier ablegen, um dazuzukommen

## Due

due-ask-everybody = Alle fragen
due-has-to-be-booked-for-and = { $place } muss für { $day } gebucht werden, und niemand hat es übernommen.
due-is-the-number-of-still-right = Stimmt die Nummer von „{ $contact }“ noch? Sie wartet darauf, dass jemand sie prüft.
due-look = Anschauen
due-look-again = Wieder anschauen
due-you-have-met-a-few-times = Ihr habt euch ein paarmal getroffen, seit ihr euch zuletzt gefragt habt, wie es läuft.
due-you-said-that-you-book-for = Du wolltest { $place } für { $day } buchen. Ist es gebucht?
due-your-first-rules-were-a-try = Eure ersten Absprachen waren ein Versuch für drei Treffen, und die sind gewesen. Passen sie noch?

## Entry

entry-a-pause-ends-on-its-first = Eine Pause endet an ihrem ersten Tag oder später.
entry-it-would-end-before-it-begins = Es wäre zu Ende, bevor es anfängt. Bis wann meinst du?
entry-please-take-at-least-ten-characters = Bitte nimm mindestens zehn Zeichen. Vier oder fünf Wörter hintereinander sind leicht zu merken und schwer zu erraten.
entry-the-two-are-not-the-same = Die beiden sind nicht gleich. Bitte tippe die Passphrase noch einmal.
entry-this-date-has-passed-which-coming = Dieser Tag ist vorbei. Welchen kommenden meinst du?
entry-this-time-zone-is-not-known = Diese Zeitzone ist hier nicht bekannt. Man schreibt sie mit Kontinent und Stadt: Europe/Berlin.
entry-two-pauses-lie-over-each-other = Zwei Pausen überschneiden sich. Eine lange sagt dasselbe.
entry-a-date-is-written = Das lässt sich nicht als Datum lesen. Schreib es so: { $example }.
entry-a-time-is-written = Das lässt sich nicht als Uhrzeit lesen. Schreib sie so: { $example }.
# Wörter, die hinter einer getippten Zeit stehen können, durch Leerzeichen getrennt, klein geschrieben.
entry-after-a-time = uhr h
entry-no-such-day = Diesen Tag gibt es nicht.
entry-a-quarter-earlier = Eine Viertelstunde früher: { $field }
entry-a-quarter-later = Eine Viertelstunde später: { $field }
entry-pick-a-day = Einen Tag wählen: { $field }

## Finding

finding-a-concern-about-letting-in-the = { $form ->
        [you] Du hast Bedenken, { $name } aufzunehmen. Die Aufnahme wartet, bis das geklärt ist.
        [one] { $names } hat Bedenken, { $name } aufzunehmen. Die Aufnahme wartet, bis das geklärt ist.
        [with-you] { $names } habt Bedenken, { $name } aufzunehmen. Die Aufnahme wartet, bis das geklärt ist.
       *[other] { $names } haben Bedenken, { $name } aufzunehmen. Die Aufnahme wartet, bis das geklärt ist.
    }
finding-a-guest-is-welcome = Ein Gast ist willkommen
finding-a-line-about-them = Eine Zeile über die Person
finding-a-line-about-them-if-you = Eine Zeile über die Person, wenn du magst
finding-a-member-is-called-already-if = Ein Mitglied heißt schon { $member }. Ist es dieselbe Person, braucht es nichts weiter.
finding-a-new-group-can-try-it = Eine neue Gruppe kann es zum Beispiel für drei Treffen versuchen und einen Tag festlegen, an dem ihr euch fragt, ob es passt.
finding-a-not-now-stands-ask-nothing = Ein „jetzt nicht“ steht. Fragt { $name } nichts weiter, bis ihr es geklärt habt.
finding-a-notice = Ein Aushang
finding-a-notice-2 = ein Aushang
finding-a-notice-was-put-up = Ein Aushang hängt
finding-a-short-name-or-initials = Ein kurzer Name oder Anfangsbuchstaben
finding-a-trial-ends-on-a-day = Eine Probezeit endet an einem Tag, an dem beide Seiten sagen, ob es passt.
finding-add-somebody-to-ask = Jemanden zum Fragen hinzufügen
finding-add-to-the-list = Auf die Liste setzen
finding-also-written-down-as-by = Auch als „{ $name }“ aufgeschrieben, von { $by }.
finding-an-idea = Eine Idee
finding-another-day = Ein anderer Tag
finding-are-about-to-ask-agree-who = { $form ->
        [with-you] { $names } wollt gerade { $name } fragen. Sprecht ab, wer es tut, bevor jemand anruft.
       *[other] { $names } wollen gerade { $name } fragen. Sprecht ab, wer es tut, bevor jemand anruft.
    }
finding-as-year-month-and-day = { $about }, als Tag, Monat und Jahr
finding-asked = Gefragt
finding-begin-small-four-or-five-each = Fangt klein an, mit vier oder fünf, und redet mit jeder Person erst allein. Alle lesen, was hier steht, auch wer später dazukommt.
finding-change = Ändern: { $line }
finding-change-of = Ändern: { $line }, { $name }
finding-change-it = Ändern
finding-done = Fertig
finding-you-would-like-to-be = Ihr wärt gern { $number }
finding-trial-until = Ein Versuch bis { $d }
finding-closed-for-now = Vorerst geschlossen
finding-copied-read-it-once-more-before = Kopiert. Lies es noch einmal, bevor du es aufhängst; und schreib unten, wo es hängt.
finding-copy-the-notice = Den Aushang kopieren
finding-discard = Verwerfen
finding-discard-what-you-write-on-the = Verwerfen: was du über das Gespräch mit { $name } schreibst
finding-does-it-click-for-you-as = Passt es für euch als Gruppe? Das fragt ihr euch am { $d }.
finding-does-it-click-for-you-as-2 = Passt es für euch als Gruppe? Der Tag, es zu sagen, ist da.
finding-does-it-click-with-the-day = Passt es mit { $name }? Der Tag, es zu sagen, ist da.
finding-eight = Acht
finding-eight-2 = acht
finding-eleven = elf
finding-first-settle-what-this-person-is = Klärt erst, wie diese Person heißt.
finding-first-settle-where-stands = Klärt erst, wo { $name } steht.
finding-five = Fünf
finding-five-2 = fünf
finding-for-a-board = Für ein schwarzes Brett
finding-for-a-mail = Für eine Mail
finding-for-a-professional-network = Für ein Berufsnetzwerk
finding-for-the-talk-that-you-have = Für das Gespräch, das du mit der Person allein führst
finding-for-yourself-alone = Nur für dich
finding-four = Vier
finding-four-2 = vier
finding-go-to-the-focus = Zu „Worum es geht“
finding-has-come-in = { $name } ist dazugekommen.
finding-has-the-group-talked-about-whoever = Hat die Gruppe über { $name } geredet? Wer dazukommt, liest, was ihr hier geschrieben habt, und hört, was ihr erzählt. Alle sollten etwas gesagt haben, bevor abgestimmt wird.
finding-how-many-you-would-like-to = Wie viele ihr sein möchtet
finding-how-many-you-would-like-to-2 = wie viele ihr sein möchtet
finding-i-am-about-to-ask-them = Ich frage demnächst
finding-i-am-not-sure-yet = Ich bin noch nicht sicher
finding-i-know-them = Ich kenne die Person
finding-if-it-is-not-for-them = Wenn es nichts für sie ist: Kennt sie jemanden?
finding-if-they-are-two-write-the = Sind es zwei, schreibt die Namen so, dass ihr sie unterscheiden könnt.
finding-invite = Einladen: { $name }
finding-invite-2 = Einladen
finding-invited = Eingeladen
finding-is-about-to-ask-talk-with = { $one } will gerade { $name } fragen. Sprecht miteinander, bevor ihr anruft.
finding-is-put-to-the-group-see = { $name } ist der Gruppe vorgelegt. Siehe „Mitglieder“.
finding-it-clicks = Es passt
finding-it-does-not-click = Es passt nicht
finding-it-is-up = Er hängt
finding-it-was-taken-down = Er wurde abgenommen
finding-keep-for-yourself = Für dich behalten: { $name }
finding-keep-for-yourself-2 = Für dich behalten
finding-leave-it = Abbrechen
finding-leave-it-as-it-is = So lassen, wie es ist
finding-leave-it-as-it-was = So lassen, wie es war
finding-leave-it-as-it-was-2 = So lassen, wie es war: { $label }
finding-less = Weniger
finding-look = Anschauen
finding-made-of-what-stands-in-focus = Gemacht aus „Worum es geht“, zum Kopieren und Ändern. Es nennt weder jemanden noch die Gruppe; wie man euch erreicht, fügst du selbst hinzu.
finding-meanwhile-the-smaller-one-counts = { $words } Bis dahin gilt die kleinere Zahl.
finding-member = Mitglied
finding-more = Mehr
finding-name = Name
finding-named-by = Genannt von { $from }.
finding-nobody-yet = Noch niemand zum Fragen
finding-nine = neun
finding-no = kein
finding-no-day = Kein Tag
finding-no-day-2 = Kein Tag: { $about }
finding-no-day-3 = kein Tag
finding-no-place-is-open-now-one = Im Moment ist kein Platz offen. Einer wird wieder frei, wenn jemand geht.
finding-nobody-new = Ihr nehmt vorerst niemanden auf.
finding-not-now = Jetzt nicht
finding-not-now-add-nobody = Jetzt nicht: niemanden hinzufügen
finding-not-now-no-notice = Jetzt nicht: kein Aushang
finding-not-yet = Noch nicht
finding-nothing-that-they-would-not-want = Schreib nichts, was die Person nicht mit euch allen teilen würde.
finding-on-both-sides-say-whether-it = Am { $on } sagen beide Seiten, ob es passt.
finding-on-the-day-of-the-third = Am Tag des dritten Treffens, { $date }
finding-on-the-same-page = Ihr seid euch einig
finding-one = ein
finding-one-of-you-said-that-the = Jemand von euch sagt, die beiden Einträge „{ $name }“ sind eine Person, jemand anderes, es sind zwei. Was stimmt?
finding-one-place-is-open = Ein Platz ist offen.
finding-open-to-others = Offen für andere
finding-places-are-open = { $open } Plätze sind offen.
finding-put-to-the-group = Der Gruppe vorgelegt
finding-put-to-the-group-2 = Der Gruppe vorlegen …
finding-put-up-by-on = { $place }. Aufgehängt von { $who } am { $days }.{ $end }
finding-said-for = (gesagt für { $day })
finding-said-you-see-what-once-you = { $form ->
        [one] { $names } hat etwas gesagt. Du siehst es, sobald du auch etwas gesagt hast.
       *[other] { $names } haben etwas gesagt. Du siehst es, sobald du auch etwas gesagt hast.
    }
finding-save = Speichern
finding-save-2 = Speichern: { $label }
finding-save-the-notice = Den Aushang speichern …
finding-say = Sagen
finding-says = { $form ->
        [you] du sagst „{ $what }“
       *[other] { $who } sagt „{ $what }“
    }
finding-set-a-day = Einen Tag festlegen
finding-set-it = Festlegen
finding-set-it-2 = Festlegen: { $about }
finding-settle-it = Klären
finding-seven = Sieben
finding-seven-2 = sieben
finding-since = { $stage }, seit { $today }
finding-since-2 = Seit { $today }.
finding-since-when-as-year-month-and = Seit wann, als Tag, Monat und Jahr
finding-six = Sechs
finding-six-2 = sechs
finding-size-not-set = Vier oder fünf sind ein guter Anfang; ihr habt euch noch auf keine Zahl geeinigt.
finding-somebody-called-is-put-to-the = Jemand namens { $name } ist der Gruppe schon vorgelegt; einmal genügt.
finding-somebody-to-ask = Jemand zum Fragen
finding-spoken-with = Gesprochen
finding-stands-on-the-list-twice-each = { $form ->
        [with-you] „{ $name }“ steht zweimal auf der Liste: { $who } habt je einen Eintrag gemacht. Ist es eine Person?
       *[other] „{ $name }“ steht zweimal auf der Liste: { $who } haben je einen Eintrag gemacht. Ist es eine Person?
    }
finding-stands-on-the-list-twice-is = „{ $name }“ steht zweimal auf der Liste. Ist es eine Person?
finding-taken-down = Wieder abgenommen.
finding-taken-down-by-one-of-you = Jemand von euch hat ihn abgenommen und jemand anderes gleichzeitig berichtigt oder behalten. Hängt er noch?
finding-ten = Zehn
finding-ten-2 = zehn
finding-that-a-guest-is-welcome = ein Gast ist willkommen
finding-that-it-is-a-try-for = Dass es ein Versuch ist, für beide Seiten
finding-that-it-is-closed-for-now = vorerst geschlossen
finding-that-the-group-is-open = offen für andere
finding-that-you-have-not-talked-about = nicht darüber geredet
finding-that-you-talked-about-them-on = am { $today } darüber geredet
finding-the-day-for-it-was-do = Der Tag dafür war { $today }: Sagen beide Seiten, dass es passt?
finding-the-day-to-ask-whether-it = der Tag, an dem ihr fragt, ob es passt
finding-the-day-to-ask-whether-it-2 = der Tag, an dem ihr fragt, ob es mit { $name } passt
finding-the-ground-rules-as-far-as = Die Absprachen, soweit ihr welche habt
finding-the-group = die Gruppe
finding-the-group-has-agreed-to-any = Die Gruppe hat { $name } zugestimmt. Ihr könnt alle die Einladung machen.
finding-the-group-is-closed-for-now = Die Gruppe ist vorerst geschlossen. Ein Aushang bringt Leute, die ihr wegschicken müsstet; er kann warten.
finding-the-group-talked-about-them-on = Die Gruppe hat am { $today } darüber geredet.
finding-the-groups-vote = Abstimmung der Gruppe
finding-the-line-about-them = Die Zeile über die Person
finding-the-notice = Der Aushang
finding-them = { $form ->
        [you] Du kennst die Person.
        [one] { $names } kennt die Person.
        [with-you] { $names } kennt die Person.
       *[other] { $names } kennen die Person.
    }
finding-these-are-two-people = Das sind zwei Personen: { $words }
finding-these-are-two-people-2 = Das sind zwei Personen
finding-they-are-one-person = Das ist eine Person
finding-they-are-one-person-2 = Das ist eine Person: { $name }
finding-three = Drei
finding-three-2 = drei
finding-trying-it-out = Auf Probe dabei
finding-twelve = zwölf
finding-twin = Ein anderer Eintrag mit demselben Namen bleibt; sagt zuerst, dass es eine Person ist, falls es so ist.
finding-two = zwei
finding-two-answers = Zwei Antworten
finding-two-of-you-corrected-this-at = Zwei von euch haben das gleichzeitig berichtigt. Was stimmt?
finding-two-of-you-wrote-a-line = Zwei von euch haben gleichzeitig eine Zeile über diese Person geschrieben; beide stehen da.
finding-two-of-you-wrote-differently-about = Zwei von euch haben Verschiedenes über { $name } geschrieben. Was stimmt?
finding-until-it-is-settled-you-ask = { $words } Bis es geklärt ist, fragt ihr niemand Neues.
finding-was-put-to-the-group-more = { $name } wurde der Gruppe mehrmals vorgelegt. Ist es eine Person, ist es ein Mitglied: Eine Einladung genügt.
finding-we-have-talked-put-it-to = Wir haben geredet; der Gruppe vorlegen
finding-what-is-said-in-the-group = Was in der Gruppe gesagt wird, bleibt dort
finding-what-the-group-is-for-and = Wofür die Gruppe da ist und wofür nicht
finding-what-you-say-of-it-for = Was du dazu sagst, für diesen Tag
finding-what-you-tick-and-write-here = Was du hier ankreuzt und schreibst, bleibt nur auf diesem Gerät. Die anderen sehen es nicht, und auch nicht, wer später dazukommt.
finding-when-both-sides-say-whether-it = Wann beide Seiten sagen, ob es passt: { $words }
finding-when-you-meet-and-how-much = Wann ihr euch trefft und wie viel Zeit es braucht
finding-where-does-stand-two-of-you = Wo steht { $name }? Zwei von euch sagen Verschiedenes.
finding-where-it-is = Wo er hängt
finding-where-they-stand = Wo es steht
finding-where-your-notices-are = Wo eure Aushänge hängen
finding-which-one-is-right = { $said }. Was stimmt?
finding-while-you-are-alone-you-decide = Solange du allein bist, entscheidest du allein.
finding-who-can-come-in = Wer dazukommen kann
finding-who-named-them = Wer die Person genannt hat
finding-who-named-them-after-saying-no = Wer die Person genannt hat, nach einem eigenen Nein; kann leer bleiben
finding-who-named-them-after-saying-no-2 = Wer die Person genannt hat, nach einem eigenen Nein
finding-whom-could-you-ask-a-short = Wen könntet ihr fragen? Ein kurzer Name oder Anfangsbuchstaben genügen. Redet zuerst mit jeder Person allein; was du über das Gespräch notierst, bleibt bei dir.
finding-with-not-now-goes-from-every = Mit „jetzt nicht“ verschwindet { $name } von jeder Seite und jeder Liste, aus dem Verlauf und aus allem, was ihr speichert, auf jedem Gerät, das davon hört, und alle nehmen zurück, was sie geschrieben haben. Das lässt sich nicht rückgängig machen. Sagt jemand gleichzeitig etwas anderes, seht ihr alle beides.{ $twin } Kopien können anderswo bleiben.
finding-words-that-have-not-arrived-yet = Worte, die noch nicht angekommen sind
finding-words-that-were-taken-back = Worte, die zurückgenommen wurden
finding-write-down-where-you-put-one = Schreib auf, wo du einen aufgehängt hast, damit ihn jemand wieder abnimmt.
finding-write-for-yourself = Für dich schreiben: { $name }
finding-write-for-yourself-2 = Für dich schreiben
finding-write-it-down = Aufschreiben
finding-you-are-about-to-ask-the = Du willst gerade { $name } fragen. Die anderen sehen es.

## Focus

focus-a-community = Eine Gemeinschaft
focus-a-group-for-everybody-who-is = Eine Gruppe für alle, die Stress bei der Arbeit haben.
focus-a-group-of-nurses-on-night = Eine Gruppe von Pflegenden im Nachtdienst, von allen Stationen, um über das zu reden, was nach der Schicht bleibt und was uns beim Ausruhen hilft.
focus-a-group-of-paramedics-who-like = Eine Gruppe aus dem Rettungsdienst, die gern wandert, um sonntags zusammen hinauszugehen und über alles außer Arbeit zu reden.
focus-a-group-of-social-workers-in = Eine Gruppe aus der Sozialarbeit im ersten Jahr, um einander zu erzählen, was neu und was schwer war, und zu hören, dass es auch anderen schwerfällt.
focus-a-name-that-gives-nothing-away = Ein Name, der nichts verrät, ist ein guter Name.
focus-a-role-at-work = Eine Rolle bei der Arbeit
focus-and-yet = Und doch
focus-build-the-sentence-step-by-step = Den Satz Schritt für Schritt bauen
focus-clear = Klar
focus-copy-the-sentence = Den Satz kopieren
focus-every-detail-needs-more-care-because = Bei jeder Einzelheit ist mehr Vorsicht nötig, denn jemand könnte sich den Rest zusammenreimen.
focus-everyone-knows-the-place-and-its = Alle kennen den Ort und seine Regeln; wenig muss erklärt werden.
focus-examples-vague-and-clear = Beispiele, unklar und klar
focus-for-example-clients-pay-who-is = Zum Beispiel: Klientinnen und Klienten, Bezahlung, wer woran schuld ist.
focus-for-example-nurses-on-night-shifts = Zum Beispiel: Pflegende im Nachtdienst, von allen Stationen.
focus-for-example-our-nights-our-sleep = Zum Beispiel: unsere Nächte, unser Schlaf, was wir mit nach Hause nehmen.
focus-for-example-to-talk-about-what = Zum Beispiel: um über das zu reden, was nach einer Schicht bleibt und was hilft.
focus-from-different-workplaces = Von verschiedenen Arbeitsplätzen
focus-from-one-workplace = Von einem Arbeitsplatz
focus-hide-the-examples = Beispiele ausblenden
focus-i-am-looking-to-form-a = Ich möchte eine Gruppe gründen: …
focus-i-am-looking-to-form-a-2 = Ich möchte eine Gruppe gründen: { $who }, um { $what }.
focus-in-a-year = In einem Jahr
focus-in-six-months = In sechs Monaten
focus-in-three-months = In drei Monaten
focus-it-does-not-say-yet-what = Es sagt noch nicht, was ihr zusammen tun würdet. Über etwas reden? Etwas lernen, etwas tun oder einander einfach Gesellschaft leisten?
focus-it-does-not-say-yet-who = Es sagt noch nicht, für wen die Gruppe ist. Leute eines Berufs, einer Schicht, eines Alters, einer Stadt? Wen möchtest du am Tisch finden?
focus-it-is-harder-to-open-up = Es ist schwerer, offen über das Team oder den Betrieb zu reden, und wer über wem steht, spielt eine Rolle.
focus-it-is-not-said-yet-what = Es ist noch nicht gesagt, was ihr zusammen tun würdet. Ein paar Worte genügen und können sich ändern, wenn ihr mehr wisst.
focus-neither-is-said-yet = Es ist noch nicht gesagt, für wen die Gruppe ist und was ihr zusammen tun würdet. Ein paar Worte genügen und können sich ändern, wenn ihr mehr wisst.
focus-it-is-not-said-yet-who = Es ist noch nicht gesagt, für wen die Gruppe ist. Ein paar Worte genügen und können sich ändern, wenn ihr mehr wisst.
focus-it-says-what-you-would-do = Es sagt, was ihr zusammen tun würdet.
focus-it-says-who-and-what-for = Es sagt, für wen und wofür: Wer es hört, weiß gleich, ob es passt.
focus-leave-it = Abbrechen
focus-leave-it-the-day = Abbrechen: der Tag
focus-let-us-support-each-other = Lasst uns einander unterstützen.
focus-look-at-the-ground-rules = Zu den Absprachen
focus-looking-after-ourselves = Für uns selbst sorgen
focus-may-other-grades-join = ob andere Ebenen dazukommen können
focus-may-supervisors-or-other-grades-join = Können Vorgesetzte oder andere Ebenen dazukommen?
focus-name-of-the-group = Name der Gruppe
focus-no = Nein
focus-no-client-can-be-talked-about = Von denen, die ihr betreut, wird nicht erzählt: nur davon, wie es euch damit geht.
focus-no-day = Kein Tag
focus-no-day-is-set = Noch ist kein Tag festgelegt.
focus-no-task-and-no-theme-not = Keine Aufgabe und kein Thema. Nicht allein zu sein ist Grund genug für eine Gruppe.
focus-not-decided-yet = Noch nicht entschieden
focus-not-now = Jetzt nicht
focus-not-now-the-sentence = Jetzt nicht: der Satz
focus-nurses-on-night-shifts-from-any = Pflegende im Nachtdienst, von allen Stationen
focus-on = Am { $today }.
focus-on-another-day = An einem anderen Tag
focus-on-no-day = An keinem Tag
focus-one-side-of-it-rest-food = Eine Seite davon: Ruhe, Essen, Bewegung, Stille, Nein sagen.
focus-one-strain-or-a-question-of = Eine Belastung oder eine Frage der Gesundheit
focus-opening-what = um
focus-opening-who = eine Gruppe von
focus-other-grades = Andere Ebenen.
focus-people-of-one-age-gender-origin = Leute eines Alters, Geschlechts, einer Herkunft, Sprache oder eines Glaubens oder mit etwas anderem gemeinsam.
focus-purpose-in-one-sentence = Worum es geht, in einem Satz
focus-set-the-day = Den Tag festlegen
focus-several-may-hold-what-anybody-names = Mehrere können gelten. Was jemand nennt, bleibt, bis es jemand herausnimmt.
focus-simply-company = Einfach Gesellschaft
focus-simply-company-is-a-purpose-too = Auch einfach Gesellschaft ist ein Zweck, wenn man es sagt.
focus-some-from-one-some-from-others = Manche von einem, manche von anderen
focus-something-for-our-well-being = Etwas für unser Wohlbefinden.
focus-something-that-weighs-on-all-of = Etwas, das euch alle belastet, bei der Arbeit oder daneben.
focus-talk-about-what-stays-with-us = über das zu reden, was nach einer Schicht bleibt
focus-the-day = Der Tag.
focus-the-day-as-year-month-and = Der Tag, als Tag, Monat und Jahr
focus-the-purpose = den Satz, worum es geht
focus-there-is-less-fear-that-it = Die Angst ist kleiner, dass es die Leitung oder die Stelle erreicht.
focus-to = …, um …
focus-today-is-the-day-does-this = Heute ist der Tag: Passt das noch? Dann legt den nächsten fest.
focus-two-of-you-wrote-this-at = Bitte macht keinen Aushang und keine Einladung daraus, bevor jemand von euch es so gelesen hat, wie es jetzt dasteht, und es geklärt ist.
focus-use-it-for-the-purpose = Dafür verwenden, worum es geht
focus-vague = Unklar
focus-was-the-day-does-this-still = { $today } war der Tag. Passt das noch? Dann legt den nächsten fest.
focus-we-are-a-group-of-who = Wir sind eine Gruppe: … Wir treffen uns, um …
focus-we-are-a-group-of-who-2 = Wir sind eine Gruppe: { $who }. Wir treffen uns, um { $what }.
focus-we-look-at-each-case = Wir schauen jeden Fall an
focus-what-a-profession-asks-of-us = Was ein Beruf von uns verlangt
focus-what-belongs-here = Was hierher gehört
focus-what-brings-you-together-a-group = Sagt, für wen die Gruppe ist und wofür, dann finden sie die, die sie brauchen. Alle können hier schreiben.
focus-what-can-be-told-differs-with = Was erzählt werden kann, hängt davon ab. Wenn es sich ändert, schaut eure Absprachen zusammen wieder an.
focus-what-does-not-belong-here = Was nicht hierher gehört
focus-what-it-is-for = Wofür sie da ist
focus-what-kind-of-group-this-is = Was für eine Gruppe das ist
focus-what-speaks-for-it-and-what = Was dafür spricht und was ihr dafür aufgebt.
focus-what-you-need-changes-a-day = Was ihr braucht, ändert sich. Ein Tag, an dem ihr euch fragt, ob das noch passt, bewahrt es davor, zur Pflicht zu werden.
focus-when-to-look-at-this-again = Wann ihr wieder darauf schaut
focus-where-members-come-from = Woher die Mitglieder kommen
focus-where-members-come-from-2 = Woher die Mitglieder kommen.
focus-where-members-come-from-3 = woher die Mitglieder kommen
focus-change = Ändern
focus-choose = Auswählen
focus-done = Fertig
focus-not-said-yet = Noch nichts gesagt
focus-where-nobody-else-can-hear-situations = Wo niemand sonst mithört, kann freier von Erlebtem erzählt werden.
focus-who-it-is-for = Für wen sie ist
focus-whoever-may-judge-your-work-hears = Wer deine Arbeit beurteilen darf, hört anders, was du sagst, auch in Freundschaft. Nein zu sagen ist richtig, und Ja zu sagen auch.
focus-why-if-you-like-to-say = Warum, wenn du es sagen magst
focus-working-for-the-same-employer-is = Für denselben Betrieb zu arbeiten erlaubt nicht, weiterzugeben, was ihr über jemanden wisst, den ihr pflegt oder betreut.
focus-yes = Ja
focus-you-can-speak-more-freely-about = Über den eigenen Betrieb könnt ihr freier reden.
focus-you-do-the-same-work-in = Ihr tut dieselbe Arbeit, an einem Ort oder an vielen.
focus-you-have-the-same-task-guiding = Ihr habt dieselbe Aufgabe: Lernende anleiten, eine Schicht leiten, neu sein.

## Free

free-away-from-to = weg vom { $from } bis { $until }
free-away-on = weg am { $from }
free-away-then = Dann weg: { $names }
free-only-me = Nur ich
free-the-group-all-of-it = Die Gruppe, alles davon
free-the-group-without-when-i-am = Die Gruppe, ohne wann ich weg bin
free-to = { $days }, { $from } bis { $until }
free-usually-free-then = Meistens frei: { $names }
free-zone = (Zeit in { $zone })

## Going

going-add = Hinzufügen: { $label }
going-ask-everybody = Alle fragen
going-ask-everybody-again = Alle noch einmal fragen
going-ask-everybody-how-it-is-working = Alle fragen, wie es läuft
going-asked = { $form ->
        [you] Du hast gefragt, { $today }
       *[other] { $by } hat gefragt, { $today }
    }
going-begin-it-for-myself-alone-first = Erst für mich allein anfangen
going-change-my-answer = Meine Antwort ändern
going-change-no-more = So lassen
going-change-or-take-back = Ändern oder zurücknehmen
going-did-not-answer = { $form ->
        [you] Du hast nicht geantwortet.
        [one] { $names } hat nicht geantwortet.
        [with-you] { $names } habt nicht geantwortet.
       *[other] { $names } haben nicht geantwortet.
    }
going-each-of-you-answers-when-you = Alle antworten, wenn sie wieder hier sind. Die Antworten werden zusammen gezeigt, sobald alle geantwortet haben oder ein Tag gekommen ist.
going-earlier-answers = Frühere Antworten
going-every-few-meetings-each-of-you = Alle paar Treffen könnt ihr kurz antworten, wie es läuft. Es ist nicht anonym: Bei jeder Antwort steht, von wem sie ist.
going-everybody-has-answered = Alle haben geantwortet.
going-hide-the-earlier-answers = Frühere Antworten ausblenden
going-how-is-it-working-for-us = Wie läuft es für uns?
going-how-it-is-going = wie es läuft
going-how-it-is-working = wie es läuft
going-how-it-went = Wie es ging
going-i-am-not-sure = Ich bin nicht sicher
going-ideas = Ideen
going-in-a-week = In einer Woche
going-in-four-weeks = In vier Wochen
going-in-two-weeks = In zwei Wochen
going-it-does-me-good = Es tut mir gut
going-it-is-all-right = Es ist in Ordnung
going-keep-it = Behalten
going-leave-it = Abbrechen
going-my-answer = meine Antwort
going-not-as-it-is = So nicht
going-not-now = Jetzt nicht
going-or = oder:
going-reword = Umformulieren
going-say-so = So antworten
going-share-it-with-the-group = Mit der Gruppe teilen
going-share-something = Etwas teilen
going-shown-at-the-latest = Gezeigt spätestens
going-shown-at-the-latest-2 = gezeigt spätestens
going-still-to-answer = Es fehlen noch: { $waiting }.
going-still-to-answer-the-answers-are = Es fehlen noch: { $waiting }. Die Antworten werden zusammen gezeigt, sobald alle geantwortet haben oder am { $today }.
going-take-my-answer-back = Meine Antwort zurücknehmen
going-to-change = Ändern: { $words }
going-to-keep = Behalten: { $words }
going-what-could-be-otherwise-if-you = Was anders sein könnte, wenn du magst
going-what-i-will-try = Was ich versuchen will
going-what-it-is = Was es ist
going-what-should-stay-if-you-like = Was bleiben soll, wenn du magst
going-what-weighs-on-one-of-you = Was jemanden von euch belastet und was zu versuchen ist. Nur wer es geteilt hat, ändert es. Keine Einzelheiten über Menschen, die ihr betreut: auch keine Anfangsbuchstaben, Daten, Alter oder Stationen.
going-without-words-this-part-is-shared = Ohne Worte wird dieser Teil nicht mehr geteilt.
going-working-through-something = Etwas durcharbeiten
going-you-said = Du hast gesagt: { $said }.
going-your-devices-gave-two-answers-at = Deine Geräte haben gleichzeitig zwei Antworten gegeben. Welche gilt?
going-your-word = Deine Antwort
going-yours-shared = Deins, geteilt { $day }

## Group

group-another-device-of-yours = ein weiteres Gerät von dir
group-decisions-a-day-to-answer-by = Ein Tag, bis zu dem geantwortet werden soll
group-decisions-a-few-words-that-name-it = Ein paar Worte als Name
group-decisions-a-new-decision = Eine neue Entscheidung
group-decisions-answers-were-asked-for-until-no = Antworten waren bis { $day } gewünscht. Kein Tag entscheidet etwas: Wer nicht geantwortet hat, kann es noch.
group-decisions-decisions = Entscheidungen
group-decisions-decisions-that-were-set-aside = Beiseitegelegte Entscheidungen
group-decisions-everyone-answers-for-themselves-and-the = Alle antworten für sich, und die Worte könnt ihr alle noch ändern.
group-decisions-for-example-we-try-it-until = Zum Beispiel: Wir versuchen es bis zum Sommer; zwei von uns kümmern sich darum.
group-decisions-hide-the-decisions-that-were-set = Beiseitegelegte Entscheidungen ausblenden
group-decisions-in-a-sentence-or-two-so = In ein, zwei Sätzen, damit später alle wissen, was gemeint war
group-decisions-none = Noch nichts entschieden
group-decisions-not-now = Jetzt nicht
group-decisions-one-decision-waits-for-your-word = Eine Entscheidung wartet auf deine Antwort.
group-decisions-open = Offen
group-decisions-our-standing-decisions = Was wir entschieden haben
group-decisions-our-standing-decisions-2 = was wir entschieden haben
group-decisions-please-answer-until = Bitte antworte bis { $day }.
group-decisions-please-answer-until-if-it-matters = Bitte antworten bis, wenn es wichtig ist
group-decisions-put-a-decision-to-the-group = Der Gruppe eine Entscheidung vorlegen
group-decisions-put-it-to-the-group = Der Gruppe vorlegen
group-decisions-two-days-to-answer-by-were = Zwei Tage, bis zu denen geantwortet werden soll, wurden gleichzeitig festgelegt: { $names }. Welcher stimmt?
group-decisions-what-came-of-it-and-why = Was daraus wurde, und warum
group-decisions-what-is-decided = Was entschieden ist
group-decisions-what-is-to-be-decided = Was zu entscheiden ist
group-decisions-what-it-is-good-for-and = Wofür es gut ist und was dagegen spricht
group-decisions-what-waits-for-your-word-comes = Was auf deine Antwort wartet, steht zuerst.
group-decisions-what-you-settle-beside-your-ground = Was ihr neben den Absprachen klärt: wie lang ein Abend ist, ob ihr eine Liste führt, was ihr ausgebt. Fass es in einen Satz, sag warum, und lass den anderen Zeit; alle antworten für sich, und auf Bedenken wird geantwortet, bevor etwas gilt.
group-decisions-why = Warum
group-decisions-why-if-you-like = Warum, wenn du magst
group-decisions-you-have-answered-everything-as-it = Du hast auf alles geantwortet, wie es jetzt dasteht.
group-somebody = jemand
group-your-other-device = Dein anderes Gerät

## Help

help-a-contact-whose-name-is-not = Ein Kontakt, dessen Name nicht hier ist
help-a-group-of-peers-carries-much = Eine Gruppe trägt viel und ersetzt keine fachliche Hilfe. Wenn etwas zu schwer ist, wendet euch an Menschen vom Fach: Das ist kein Versagen.
help-a-link-can-stand-among-the = Ein Link kann bei den Orten stehen
help-a-new-contact = Ein neuer Kontakt
help-add-a-contact = Einen Kontakt hinzufügen
help-added-by = Hinzugefügt von { $by }, { $date }
help-afterwards-talk-with-each-other-about = Redet danach miteinander, wie es für euch war.
help-be-alone-in-the-room-with = Sei allein im Raum, bei geschlossener Tür.
help-by = von { $member } { $today }
help-camera-on-or-off-as-you = Kamera an oder aus, wie du magst.
help-checked = geprüft { $said }
help-checked-on-a-day-that-is = Geprüft an einem Tag, der noch kommt: Bei jemandem ging die Uhr falsch
help-contacts = Kontakte
help-contacts-that-were-taken-off = Kontakte, die heruntergenommen wurden
help-copy = Kopieren
help-copy-2 = Kopieren: { $about }
help-do-not-promise-to-keep-it = Versprich nicht, es für dich zu behalten. Hilfe zu holen geht vor; dafür gilt nicht, dass hier bleibt, was hier gesagt wird.
help-for-what-they-are-there-when = Wofür sie da sind, wann jemand antwortet, was sie fragen.
help-good-to-know = Gut zu wissen
help-hide-the-contacts-that-were-taken = Heruntergenommene Kontakte ausblenden
help-i-checked-this-number-today = Ich habe diese Nummer heute geprüft
help-if-it-cannot-wait-call-the = Wenn es nicht warten kann: Wähl den Notruf, der gilt, wo du bist, oder bitte jemanden in der Nähe, anzurufen.
help-if-it-is-you-tell-one = Wenn es um dich geht: Sag es jetzt einem Menschen. Jemandem hier, jemandem zu Hause, jemandem, zu dessen Beruf es gehört. Du bist keine Last.
help-last-checked-more-than-half-a = Zuletzt vor mehr als einem halben Jahr geprüft
help-less = Weniger
help-meeting-online-instead = Sich stattdessen online treffen
help-more-and-correct-it = Mehr, und berichtigen
help-nobody-can-promise-that-what-is = Niemand kann versprechen, dass unter euch bleibt, was online gesagt wird. Sag weniger, als du in einem Raum sagen würdest.
help-nobody-is-listed-yet-no-number = Nummern sind nicht eingebaut: Sie sind von Ort zu Ort verschieden und ändern sich. Schreibt auf, was ihr in einer schlimmen Stunde suchen würdet, etwa ein Krisentelefon, die Beratung im Betrieb, eine Arztpraxis, der jemand von euch vertraut, und probiert jede Nummer aus.
help-nobody-of-the-group-and-no = Niemand aus der Gruppe und niemand von denen, die ihr betreut: Menschen und Stellen, die beruflich helfen.
help-nobody-records-and-nobody-takes-pictures = Niemand nimmt auf, und niemand macht Bilder vom Bildschirm.
help-none = Noch steht niemand auf der Liste
help-not-checked-by-a-second-member = Noch von keinem zweiten Mitglied geprüft
help-not-now = Jetzt nicht
help-number-or-address = Nummer oder Adresse
help-on = am { $today }
help-own-beginning = Ein Name zum Anfangen; die Nummer sucht ihr heraus und probiert sie aus:
help-put-it-on-the-list = Auf die Liste setzen
help-put-it-on-the-list-again = Wieder auf die Liste setzen
help-ready-line = Krisentelefon
help-ready-work = Beratung im Betrieb
help-stay-or-ask-somebody-to-stay = Bleib da, oder bitte jemanden, dazubleiben, bis Hilfe kommt. Niemand muss das allein tragen.
help-take-it-off-the-list = Von der Liste nehmen
help-take-my-check-back = Meine Prüfung zurücknehmen
help-that-you-opened-this-page-is = Dass du diese Seite geöffnet hast, wird nirgends vermerkt.
help-the-new-contact = der neue Kontakt
help-the-town-the-country-one-employer = Die Stadt, das Land, ein Betrieb
help-this-one = Das hier
help-this-one-2 = Das hier: { $about }
help-today = heute
help-two-of-you-corrected-the-number = Zwei von euch haben die Nummer gleichzeitig berichtigt. Die zuletzt geprüfte steht zuerst. Welche stimmt?
help-wear-headphones-so-that-nobody-hears = Trag Kopfhörer, damit niemand die anderen hört.
help-when-somebody-is-in-danger = Wenn jemand in Gefahr ist
help-where-it-is-good-for = Wofür oder wo es gilt
help-where-there-is-no-fitting-group = Wo es keine passende Gruppe in der Nähe gibt oder niemand kommen kann, kann ein Anruf ein Treffen tragen. Wie, wählt die Gruppe.
help-whichever-you-choose-is-checked-once = Was ihr auch wählt, es wird noch einmal geprüft.
help-who = Wer
help-whom-we-can-turn-to = An wen wir uns wenden können
help-whom-your-own-group-turns-to = An wen sich deine Gruppe wendet, steht in ihrer Liste unter „Hilfe“, sobald die Gruppe geöffnet ist.
help-yesterday = gestern
help-your-own-list-two-of-you = Eure eigene Liste. Zwei von euch prüfen jede Nummer, nach einem halben Jahr wieder: Wenn sie gebraucht wird, muss sie stimmen.

## History

history-all-that-was-done = Alles, was getan wurde
history-by-anybody = Von allen
history-by-me = Von mir
history-by-whom = von wem
history-earlier = Früher
history-everything = Alles
history-line = { $form ->
        [you] Du hast { $what }.
       *[other] { $who } hat { $what }.
    }
history-nothing-yet = Noch nichts.
history-one-moment = Einen Moment …
history-somebody = Jemand
history-what-was-done = Was getan wurde
history-what-was-done-here = Was hier getan wurde
history-which-part = welcher Teil
history-who-did-what-as-it-came = Wer was getan hat, das zuletzt Angekommene zuerst, mit dem Tag des Geräts, auf dem geschrieben wurde. Zurückgenommenes fehlt; was andere schreiben, steht auf seiner eigenen Seite.
history-your-own-words-stand-below-what = Deine eigenen Worte stehen unter dem, was du getan hast. Du kannst sie alle für immer zurücknehmen.

## Invitation

invitation-once = Damit kann eine Person dazukommen, einmal. Bitte gib sie an niemanden weiter.
invitation-open = Du bist eingeladen. Öffne Kith, geh zu „Ich habe eine Einladung“ und füge das hier ein:

## Meetings

meetings-a-day-less-notice = Einen Tag weniger Vorlauf
meetings-a-day-more-notice = Einen Tag mehr Vorlauf
meetings-a-new-meeting = Ein neues Treffen
meetings-a-place-that-is-not-here = Ein Ort, der noch nicht hier ist
meetings-a-quarter-of-an-hour-longer = Eine Viertelstunde länger
meetings-a-quarter-of-an-hour-shorter = Eine Viertelstunde kürzer
meetings-a-time-ends-after-it-begins = Eine Zeit endet, nachdem sie beginnt, am selben Tag: 18:00 bis 21:00.
meetings-add-a-meeting = Ein Treffen hinzufügen
meetings-add-a-pause = Eine Pause hinzufügen
meetings-add-the-meeting = Das Treffen hinzufügen
meetings-add-this-time = Diese Zeit hinzufügen
meetings-another-time-of-the-week = Eine weitere Zeit in der Woche
meetings-another-time-zone = Eine andere Zeitzone
meetings-answer-from-when-i-am-usually = Antworten aus meinen freien Zeiten
meetings-answers-until-empty-open = Antworten bis (kann leer bleiben)
meetings-as-planned = Wie geplant
meetings-as-planned-after-all = Doch wie geplant
meetings-as-planned-at-the-time-that = Wie geplant, zu der Zeit, die die Reihe jetzt hat
meetings-ask-the-group = Die Gruppe fragen
meetings-away-first-day = Weg { $at }, erster Tag
meetings-away-for-some-days = Ein paar Tage weg
meetings-away-last-day = Weg { $at }, letzter Tag
meetings-how-often = Wie oft
meetings-be-reminded-of-meetings = An Treffen erinnert werden
meetings-begins-at = Beginnt um
meetings-books-the-place = Bucht den Ort
meetings-cancel = Absagen
meetings-cancel-all-its-dates = Alle Termine absagen
meetings-cancel-this-date = Diesen Termin absagen
meetings-cancelled = Abgesagt
meetings-cancelled-2 = { $day }: abgesagt.
meetings-change-how-we-meet = Ändern, wie wir uns treffen
meetings-change-this-date = Diesen Termin ändern
meetings-change-the-place = Den Ort ändern
meetings-change-when-i-am-free = Ändern, wann ich frei bin
meetings-date = Tag
meetings-done-with-how-we-meet = Fertig: wie wir uns treffen
meetings-elsewhere-on-this-date = An diesem Termin woanders
meetings-every-month-same-day = Jeden Monat, selber Tag
meetings-every-month-same-weekday = Jeden Monat, selber Wochentag
meetings-every-two-weeks = Alle zwei Wochen
meetings-every-week = Jede Woche
meetings-every-weeks = Alle { $weeks } Wochen
meetings-everyone-who-said-so-is-fine = Für alle, die etwas gesagt haben, passt es.
meetings-forget-when-i-am-free = Vergessen, wann ich frei bin
meetings-from-time = Von, Zeit { $at }
meetings-given-up-by-one-of-you = Von jemandem von euch aufgegeben, von jemand anderem nicht.
meetings-hide-the-later-dates = Spätere Termine ausblenden
meetings-hide-who-does-what = Ausblenden, wer was tut
meetings-hosts = Kümmert sich ums Treffen
meetings-how-long-before-a-meeting-is = Wie lange vorher ein Treffen angesagt wird
meetings-i-am-coming = Ich komme
meetings-i-am-coming-later = Ich komme später
meetings-if-need-be = Zur Not
meetings-in-the-time-of = In der Zeit von { $zone }
meetings-it-ends-or-pauses-in-summer = Es endet oder macht Sommerpause
meetings-it-is-booked = Er ist gebucht
meetings-it-is-cancelled = Es ist abgesagt
meetings-it-is-not-booked = Er ist nicht gebucht
meetings-it-takes-place = Es findet statt
meetings-it-takes-place-after-all = Es findet doch statt
meetings-keep-when-i-am-free = Speichern, wann ich frei bin
meetings-keeps-time = Achtet auf die Zeit
meetings-later-dates = Spätere Termine
meetings-leave-it = Abbrechen
meetings-leave-it-as-it-was = So lassen, wie es war
meetings-leave-it-out = Weglassen
meetings-leave-out-time = Zeit { $at } weglassen
meetings-leave-this-time-out = Diese Zeit weglassen
meetings-look-for-a-date-together = Gemeinsamen Termin suchen
meetings-look-for-no-date-any-more = Keinen Termin mehr suchen
meetings-looking-for-a-date = Terminumfrage
meetings-may-stay-empty = Kann leer bleiben
meetings-may-stay-open-for-now = Kann vorerst offen bleiben
meetings-me = Ich
meetings-me-2 = ich
meetings-meet-with-one-fewer = Sich auch mit einer Person weniger treffen
meetings-meet-with-one-more = Sich erst mit einer Person mehr treffen
meetings-leave-this-date = Nichts daran ändern
meetings-less = Weniger
meetings-more = Mehr
meetings-move = Verschieben
meetings-move-all-its-dates = Alle Termine verschieben
meetings-move-the-meeting = Das Treffen verschieben
meetings-move-this-date = Diesen Termin verschieben
meetings-moved-from = Verschoben von { $today }.
meetings-moved-to = Verschoben auf { $day }, { $clock }
meetings-no = Nein
meetings-no-date-of-it-is-coming = Davon steht kein Termin an
meetings-no-meeting-is-set-a-fixed = Es ist kein Treffen geplant. Ein fester Rhythmus, zum Beispiel alle zwei Wochen, ist leichter zu halten, als jedes Mal einen Termin zu finden.
meetings-no-pause = Keine Pause { $at }
meetings-nobody-yet = { $label }, noch niemand: { $day }
meetings-nobody-yet-2 = Noch niemand
meetings-not-away = Nicht weg { $at }
meetings-not-certain-do-not-set-out = Nicht sicher: Macht euch noch nicht auf den Weg.
meetings-not-enough-of-you-have-said = Noch haben nicht genug von euch Ja gesagt.
meetings-not-now = Jetzt nicht
meetings-not-this-time = Diesmal nicht
meetings-offer-a-few-times-everyone-answers = Biete ein paar Zeiten an. Alle antworten auf jede; dann wählt jemand von euch.
meetings-offer-it-again = Wieder anbieten
meetings-offer-it-again-2 = Wieder anbieten: { $name }
meetings-on-which-days-choose-at-least = An welchen Tagen? Wähl mindestens einen, oder lass diese Zeit weg.
meetings-on-which-days-that-of-the = An welchen Tagen; der des ersten Termins ist einer davon.
meetings-once = Einmal
meetings-one-of-you-cancelled-this-meeting = Jemand von euch hat dieses Treffen abgesagt, und jemand anderes hat es behalten oder verschoben.
meetings-only-this-date-moves-replies-stay = Nur dieser Termin wird verschoben. Antworten bleiben bei der Zeit, für die sie gegeben wurden.
meetings-only-times-of-which-you-said = Nur auf Zeiten, zu denen du etwas gesagt hast, wird geantwortet; jede Antwort lässt sich ändern.
meetings-or-one-of-your-places = Oder einer eurer Orte:
meetings-others-can-hear-you-here-and = Andere können euch hier hören, vielleicht aus eurem Betrieb oder Menschen, die ihr betreut.
meetings-pause-first-day = Pause { $at }, erster Tag
meetings-pause-last-day = Pause { $at }, letzter Tag
meetings-pick-it-all-the-same = Trotzdem wählen
meetings-pick-this-time = Diese Zeit wählen
meetings-place-as-you-would-tell-each = Ort, wie ihr ihn einander sagen würdet
meetings-place-on-this-date = Ort an diesem Termin
meetings-place-open = Ort offen
meetings-regularly = Regelmäßig
meetings-replied = { $reply ->
        [coming] { $form ->
            [one] { $names } kommt
           *[other] { $names } kommen
        }
        [late] { $form ->
            [one] { $names } kommt später
           *[other] { $names } kommen später
        }
       *[no] { $form ->
            [one] { $names } kommt diesmal nicht
           *[other] { $names } kommen diesmal nicht
        }
    }
meetings-replies-stay-with-the-time-they = Antworten bleiben bei der Zeit, für die sie gegeben wurden. Alle werden neu gefragt.
meetings-role = { $role ->
        [host] { $form ->
            [you] Du kümmerst dich ums Treffen.
           *[other] { $name } kümmert sich ums Treffen.
        }
        [keeper] { $form ->
            [you] Du achtest auf die Zeit.
           *[other] { $name } achtet auf die Zeit.
        }
       *[booker] { $form ->
            [you] Du buchst den Ort.
           *[other] { $name } bucht den Ort.
        }
    }
meetings-role-several = { $role ->
        [host] { $form ->
            [with-you] { $names } habt beide gesagt, dass ihr euch ums Treffen kümmert. Wer macht es?
           *[other] { $names } haben beide gesagt, dass sie sich ums Treffen kümmern. Wer macht es?
        }
        [keeper] { $form ->
            [with-you] { $names } habt beide gesagt, dass ihr auf die Zeit achtet. Wer macht es?
           *[other] { $names } haben beide gesagt, dass sie auf die Zeit achten. Wer macht es?
        }
       *[booker] { $form ->
            [with-you] { $names } habt beide gesagt, dass ihr den Ort bucht. Sprecht euch ab, bevor jemand bezahlt.
           *[other] { $names } haben beide gesagt, dass sie den Ort buchen. Sprecht euch ab, bevor jemand bezahlt.
        }
    }
meetings-role-turn = { $role ->
        [host] { $form ->
            [you] Du wärst an der Reihe, dich ums Treffen zu kümmern.
           *[other] { $name } wäre an der Reihe, sich ums Treffen zu kümmern.
        }
       *[keeper] { $form ->
            [you] Du wärst an der Reihe, auf die Zeit zu achten.
           *[other] { $name } wäre an der Reihe, auf die Zeit zu achten.
        }
    }
meetings-said-by = { $what } (gesagt von { $by }, { $today })
meetings-said-to-the-old-time = { $reply ->
        [coming] { $member } hat zur alten Zeit Ja gesagt
        [late] { $member } hat zur alten Zeit „später“ gesagt
       *[no] { $member } hat zur alten Zeit Nein gesagt
    }
meetings-save-for-my-calendar = Für meinen Kalender speichern …
meetings-save-the-place = Den Ort speichern
meetings-save-this-one-for-a-calendar = Diesen Termin für einen Kalender speichern …
meetings-say-it-once-and-the-times = Sag es einmal, und auf angebotene Zeiten lässt sich mit einem Klick antworten.
meetings-say-when-i-am-usually-free = Wann ich meist frei bin
meetings-show-the-address = Die Adresse zeigen
meetings-somebodys-home-better-once-you-know = Bei jemandem zu Hause: besser, wenn ihr euch kennt.
meetings-take-it-out = Herausnehmen
meetings-taken-out = Herausgenommen: { $name }
meetings-takes-minutes = Dauert { $minutes } Minuten
meetings-that-is-sooner-than-the-notice = { $days ->
        [one] Das ist früher, als ihr vereinbart habt: einen Tag vorher. Vielleicht erfahren es nicht alle rechtzeitig.
       *[other] Das ist früher, als ihr vereinbart habt: { $days } Tage vorher. Vielleicht erfahren es nicht alle rechtzeitig.
    }
meetings-the-group-sees-something-else-that = Die Gruppe sieht etwas anderes, das du früher geteilt hast. Wähl neu.
meetings-the-last-day-away-is-not = Der letzte Tag liegt nicht vor dem ersten.
meetings-the-month-after = Der Monat danach
meetings-the-month-before = Der Monat davor
meetings-the-place-is-booked = Der Ort ist gebucht.
meetings-the-place-is-open-until-one = Der Ort ist offen, bis einer gewählt ist.
meetings-the-schedule = die Termine
meetings-the-series-was-changed-at-the = { $from } Die Reihe wurde gleichzeitig geändert; dieses Treffen bleibt hier.
meetings-the-smallest-number-to-meet-with = Mit wie vielen ihr euch mindestens trefft
meetings-this-is-somebodys-home-the-address = Das ist bei jemandem zu Hause. Die Adresse ist für die, die kommen.
meetings-this-one = Das hier
meetings-this-one-2 = Das hier: { $words }
meetings-this-one-3 = Das hier: { $words }, { $by }
meetings-this-time-has-passed = Diese Zeit ist vorbei.
meetings-time = { $day }: Zeit { $at }
meetings-time-zone = Zeitzone
meetings-to-book = Zu buchen: { $booking }
meetings-to-the-room = In den Raum
meetings-two-addresses-which-one-is-right = Zwei Adressen, welche stimmt? { $addresses }
meetings-two-places-which-one-is-right = Zwei Orte: Welcher stimmt?
meetings-two-times-were-picked-which-one = Zwei Zeiten wurden gewählt: Welche stimmt?
meetings-two-times-which-one-is-right = Zwei Zeiten: Welche stimmt?
meetings-until-empty-open = Bis (kann leer bleiben)
meetings-until-time = Bis, Zeit { $at }
meetings-utc = UTC
meetings-we-set-the-next-one-when = Wir machen das nächste aus, wenn wir uns treffen
meetings-what-is-coming-everyone-replies-for = Was ansteht. Alle antworten für sich, zu der Zeit, wie sie dasteht.
meetings-what-it-is-about = Worum es geht
meetings-when-i-am-usually-free = wann ich meistens frei bin
meetings-when-somebody-needs-it = Wenn jemand es braucht
meetings-when-we-are-usually-free = Wann wir meistens frei sind
meetings-whether-the-place-is-booked-is = Ob der Ort gebucht ist, ist nicht sicher: Es wurde von einem anderen Ort gesagt oder beides gleichzeitig.
meetings-which-one-is-right = Was stimmt?
meetings-who-does-what = Wer was tut
meetings-who-sees-it = Wer es sieht
meetings-would-rather-not-meet-there = { $form ->
        [you] Du würdest dich dort lieber nicht treffen.
        [one] { $names } würde sich dort lieber nicht treffen.
        [with-you] { $names } würdet euch dort lieber nicht treffen.
       *[other] { $names } würden sich dort lieber nicht treffen.
    }
meetings-yes = Ja
meetings-you-said-to-the-old-time = { $reply ->
        [coming] Du hast zur alten Zeit Ja gesagt.
        [late] Du hast zur alten Zeit „später“ gesagt.
       *[no] Du hast zur alten Zeit Nein gesagt.
    }
meetings-your-devices-gave-two-different-replies = Deine Geräte haben zwei verschiedene Antworten gegeben. Welche ist deine?

## Members

members-a-break = eine Pause
members-a-last-word-to-the-others = Ein letztes Wort an die anderen, wenn du magst
members-add-another-device-of-mine = Ein weiteres Gerät von mir hinzufügen
members-another-device-of-yours = Ein weiteres Gerät von dir
members-change-my-name = Meinen Namen ändern
members-copied-whatever-else-reads-your-clipboard = Kopiert. Was sonst deine Zwischenablage liest, kann es auch lesen.
members-copy-the-text = Den Text kopieren
members-copy-with-a-few-words = Mit ein paar Worten kopieren
members-counts-in-no-vote-and-is = { $name } zählt in keiner Abstimmung und wird bis zur Rückkehr nichts gefragt.
members-device = Gerät
members-device-line = { $name }: { $heard }. { $has }.
members-device-stands = { $heard }. { $has }.
members-device-line-of = { $person }, { $name }: { $heard }. { $has }.
members-device-of = { $person }: { $name }, { $heard }
members-does-not-have-everything-yet = Hat noch nicht alles
members-end-the-group = Die Gruppe beenden …
members-end-the-group-2 = die Gruppe beenden
members-end-the-group-3 = Die Gruppe beenden?
members-found-the-group-anew = Die Gruppe neu gründen …
members-has-everything-as-last-heard = Hat alles, soweit bekannt
members-has-everything-that-reached-it = Hat alles, was es erreicht hat
members-has-no-device-in-use-any = { $name } hat kein Gerät mehr in Gebrauch. Du kannst vorschlagen, dass { $name } mit einem neuen zurückkommt.
members-heard-this-week = diese Woche gemeldet
members-heard-today = heute gemeldet
members-hide-the-invitation = Die Einladung ausblenden
members-i-am-back = Ich bin wieder da
members-i-need-a-break = Ich brauche eine Pause …
members-i-take-a-break = Ich mache eine Pause
members-if-it-was-the-only-one = War es das einzige, kannst du danach vorschlagen, dass die Person mit einem neuen zurückkommt.
members-in-use-now = jetzt in Gebrauch
members-invitations-that-nobody-has-used-yet = Einladungen, die noch niemand benutzt hat
members-it-cannot-be-taken-into-use = Es kann nicht wieder in Gebrauch genommen werden; taucht es auf, kommt es neu dazu wie ein weiteres Gerät von dir.
members-it-is-lost = Es ist verloren …
members-it-is-lost-2 = Es ist verloren: { $name }
members-it-is-never-done-in-silence = Das geschieht nie im Stillen, und die betroffene Person hat dabei keine Stimme. Wenn ihr könnt, redet vorher miteinander.
members-keep-it = Behalten
members-keep-its-name = Den Namen behalten
members-keep-the-name = Den Namen behalten
members-leave-for-good = Endgültig gehen
members-leave-it = Abbrechen
members-leave-the-group = Die Gruppe verlassen …
members-leave-the-group-2 = Die Gruppe verlassen?
members-leaving-and-lost-devices = Gehen, und verlorene Geräte
members-left = Gegangen
members-name-it = Benennen
members-name-it-2 = Benennen: { $name }
members-no-longer-in-the-group = Nicht mehr in der Gruppe
members-nobody-else-in-the-group-has = Noch niemand sonst in der Gruppe hat alles von diesem Gerät gehört. Kennen die anderen nur das Gerät, das du stilllegst, kennen sie dieses nicht und müssten dich durch eine Abstimmung wieder aufnehmen. Wenn du kannst, lass vorher eins deiner Geräte eins von ihnen treffen.
members-nobody-else-is-in-the-group = Niemand sonst ist da: Die Gruppe endet mit dir.
members-not-heard-for-longer-than-a = seit über einer Woche nicht gemeldet
members-not-heard-yet = noch nicht gemeldet
members-not-now = Jetzt nicht
members-nothing-is-known-of-it-yet = Noch ist nichts darüber bekannt
members-on-a-break = In einer Pause
members-put-it-to-the-group = Der Gruppe vorlegen
members-retire-a-lost-device = ein verlorenes Gerät stilllegen
members-retire-it-for-good = Endgültig stilllegen
members-save-its-name = Seinen Namen speichern
members-save-my-name = Meinen Namen speichern
members-show = Zeigen
members-show-the-invitation-for = Die Einladung für { $who } zeigen
members-somebody = Jemand
members-somebody-lost-a-device = Jemand hat ein Gerät verloren …
members-somebody-lost-a-device-2 = Jemand hat ein Gerät verloren
members-stay = Bleiben
members-take-out = { $name } ausschließen
members-take-somebody-out = Jemanden ausschließen …
members-take-somebody-out-2 = jemanden ausschließen
members-take-somebody-out-3 = Jemanden ausschließen?
members-the-few-words-are-your-groups = Die paar Worte sind, worum es eurer Gruppe geht und was mit der Einladung zu tun ist. Wer die Nachricht sieht, liest sie.
members-the-invitation-for = Die Einladung für { $who }
members-show-it-as-a-picture = Als Bild zeigen, für die Kamera eines Handys
members-the-invitation-for-as-a-picture = Die Einladung für { $who } als Bild zum Scannen
members-the-others-see-no-name-of = Die anderen sehen noch keinen Namen von dir.
members-the-others-see-you-as = Die anderen sehen dich als { $my_name }.
members-the-reason-goes-to-those-who = Die Gründe gehen an die, die abstimmen. Es wartet auf jede Antwort.
members-the-same-as-a-picture-the = Dasselbe als Bild: Die Kamera eines Handys liest den Text daraus
members-this-device = Dieses Gerät
members-this-device-2 = Dieses Gerät, { $given }
members-this-invitation-is-too-long-for = Diese Einladung ist zu lang für ein Bild; bitte gib den Text weiter.
members-to-send-or-to-copy = Zum Senden oder Kopieren
members-what-the-others-call-you = Wie die anderen dich nennen
members-what-wrote-before-stays-what-writes = Was { $name } vorher geschrieben hat, bleibt. Was { $name } danach schreibt, zählt nicht und wird so gezeigt.
members-what-you-call-this-device-the = Wie du dieses Gerät nennst; die anderen sehen es auch
members-while-you-are-on-a-break = In einer Pause zählst du in keiner neuen Abstimmung und wirst nichts gefragt; was schon offen ist, wartet weiter auf dich. Du hörst weiter, was die Gruppe schreibt. Sag, wenn du wieder da bist. Die anderen sehen, dass du Pause machst, und nicht, warum.
members-whoever-has-another-device-retires-the = Wer ein weiteres Gerät hat, legt das verlorene von dort still. Sonst könnt ihr anderen es tun; die Person, der es gehört, hat dabei keine Stimme, und auf sie wird nicht gewartet. Welches ist es?
members-whoever-has-this-can-come-in = Wer das hat, kann damit einmal an deiner Stelle dazukommen. Behalte es für dich, lass Kith hier offen, bis das Gerät dabei ist, und vergleiche die Wörter, die beide Geräte zeigen.
members-whoever-has-this-can-come-in-2 = Wer das hat, kann damit einmal dazukommen. Übergib es so, dass nur diese Person es sieht, und lass Kith hier offen, bis sie dabei ist. Vergleicht dann die Wörter, die ihr beide seht.
members-why-if-you-like = Warum, wenn du magst
members-with-two-of-you-the-group = Zu zweit kann die Gruppe niemanden ausschließen und kein Gerät stilllegen; hat jemand von euch das einzige Gerät verloren, bleibt nur, die Gruppe neu zu gründen, mit dem, was sie vereinbart hat.
members-withdraw = Zurückziehen
members-withdraw-the-invitation-for = Die Einladung für { $who } zurückziehen
members-works-once-until = Gilt einmal, bis { $d }
members-you-and-your-devices = Du und deine Geräte
members-you-are-on-a-break-you = Du bist in einer Pause. Du zählst in keiner neuen Abstimmung und wirst nichts gefragt, und du kannst lesen und schreiben wie sonst.
members-you-put-it-to-the-group = Du legst es der Gruppe vor, die nach ihrer Regel entscheidet. Dass eine Gruppe endet, kann richtig sein.
members-your-devices-stop-receiving-what-the = Deine Geräte erhalten nicht mehr, was die Gruppe schreibt, und zählen nicht mehr bei dem, was sie entscheidet. Was du geschrieben hast, bleibt bei den anderen, wenn du es nicht vorher zurücknimmst. Was auf diesem Gerät ist, bleibt für dich lesbar. Um zurückzukommen, muss dich die Gruppe neu einladen.
members-write-a-parcel-for = Ein Paket für { $name } schreiben …

## Mine

mine-a-day = Einen Tag
mine-a-line-if-you-like = Eine Zeile, wenn du magst
mine-a-little-worn = Etwas erschöpft
mine-a-note = Eine Notiz
mine-a-quarter-of-an-hour = Eine Viertelstunde
mine-all-members-receive-what-stands-here = Alle Mitglieder bekommen, was hier steht, mit deinem Namen. Du kannst es zurücknehmen, und Kopien können bleiben. Lass alles weg, woran jemand anderes erkannt werden könnte.
mine-an-hour = Eine Stunde
mine-at = Um
mine-be-reminded-of-something = An etwas erinnert werden
mine-before-a-meeting = Vor einem Treffen
mine-before-a-meeting-2 = vor einem Treffen
mine-begin-something = Etwas anfangen
mine-change = Ändern
mine-change-2 = Ändern: { $about }
mine-changed = Fertig
mine-change-it = Ändern
mine-choose-one-of-both = Wähl je eins aus und behalte es. An anderen Tagen ist nichts zu tun.
mine-delete = Löschen
mine-delete-2 = Löschen: { $about }
mine-delete-for-good = Endgültig löschen
mine-discard-the-note = Die Notiz verwerfen
mine-discard-the-reminder = Die Erinnerung verwerfen
mine-done = Erledigt
mine-done-2 = Erledigt: { $words }
mine-earlier-days = Frühere Tage
mine-for-whatever-you-want-to-set = Für alles, was du festhalten möchtest, vor einem Treffen oder danach.
mine-go-on = Weiter
mine-go-on-2 = Weiter: { $about }
mine-how-are-you-today = Wie geht es dir heute?
mine-how-i-am-today = { $words }: wie es mir heute geht
mine-how-it-was = Wie es war
mine-how-well = Wie gut
mine-how-worn = Wie erschöpft
mine-in-the-same-steps-as-something = In denselben Schritten wie etwas, das du teilst, nur für dich. Du kannst es später teilen.
mine-it-is-erased-from-this-device = Es wird von diesem Gerät gelöscht, und niemand kann es zurückholen.
mine-keep-it = Behalten
mine-keep-it-to-myself = Für mich behalten
mine-keep-the-note = Die Notiz behalten
mine-keep-the-reminder = Die Erinnerung behalten
mine-leave-it-as-it-was = So lassen, wie es war
mine-none = Noch nichts aufgehoben
mine-none-lead = Ein Ort nur für dich, vor einem Treffen oder danach. Was du hier aufhebst, verlässt dieses Gerät nie: Niemand erfährt, dass es etwas gibt, und deine anderen Geräte haben es nicht.
mine-not-at-all = Gar nicht
mine-not-reminded = Vor Treffen nicht; auf dem Bildschirm steht { $told }.
mine-reminded-before = { $when } vor jedem Treffen; auf dem Bildschirm steht { $told }.
mine-so-many-minutes = { $minutes } Minuten
mine-not-now = Jetzt nicht
mine-not-so-well = Nicht so gut
mine-not-well-at-all = Gar nicht gut
mine-notes = Notizen
mine-notes-on-talks = Notizen zu Gesprächen
mine-now-minutes-before = Jetzt { $minutes } Minuten vorher.
mine-of-what = Woran
mine-on = Am
mine-on-the-desktop = auf dem Bildschirm
mine-only-that-there-is-something = Nur, dass etwas ist
mine-own-beginning = Ein Anfang für eine Notiz, nur für dich:
mine-plot-day = { $day }: { $said }
mine-plot-line =
    { $range ->
        [same] { $title }, vom { $from } bis { $until }: die ganze Zeit „{ $most }“. Jeder Tag steht in der Liste darunter.
       *[other] { $title }, vom { $from } bis { $until }: zwischen „{ $least }“ und „{ $most }“. Jeder Tag steht in der Liste darunter.
    }
mine-ready-meeting = Was ich zum nächsten Treffen mitbringen möchte
mine-ready-today = Was mir von heute bleibt
mine-reminders = Erinnerungen
mine-rested = Ausgeruht
mine-save = Speichern
mine-share-all-of-it = Alles davon teilen
mine-share-it-with-the-group = Mit der Gruppe teilen …
mine-share-it-with-the-group-2 = Mit der Gruppe teilen: { $about }
mine-so-so = So lala
mine-somebody-who-is-not-on-the = Jemand, der nicht mehr auf der Liste der Gruppe steht
mine-something-new = etwas Neues
mine-talked-about = Besprochen: { $join }
mine-the-note = Die Notiz
mine-they-are-written-where-the-person = Du schreibst sie bei der Person, unter „Leute finden“.
mine-they-come-while-kith-is-open = Sie kommen, während Kith offen und nicht gesperrt ist, nur auf diesem Gerät.
mine-this-time-has-passed-when-do = Diese Zeit ist vorbei. Wann möchtest du erinnert werden?
mine-three-hours = Drei Stunden
mine-today = heute
mine-very-well = Sehr gut
mine-very-worn = Sehr erschöpft
mine-well = Gut
mine-what-i-work-through = Was ich durcharbeite
mine-what-it-is-about = Worum es geht
mine-what-the-desktop-shows-can-be = Was auf dem Bildschirm erscheint, kann lesen, wer deinen Bildschirm sieht
mine-what-you-keep-here-never-leaves = Was du hier aufhebst, verlässt dieses Gerät nie. Niemand erfährt, dass es etwas gibt, und deine anderen Geräte haben es nicht.
mine-where-it-is-shared = Wo es geteilt ist
mine-where-it-is-shared-2 = Wo es geteilt ist: { $about }
mine-worn = Erschöpft
mine-worn-out = Völlig erschöpft
mine-write-a-note = Eine Notiz schreiben
mine-you-have-shared-it-go-on = Du hast es geteilt. Mach dort weiter, wo es geteilt ist, und lösch das hier, wann du magst.

## News

news-i-have-seen-these = Ich habe das gesehen
news-line = { $form ->
        [you] Du hast { $what }
        [one] { $who } hat { $what }
        [with-you] { $who } habt { $what }
       *[other] { $who } haben { $what }
    }
news-look = Anschauen
news-look-2 = Anschauen: { $words }
news-more-came-before-that = Davor kam noch mehr.
news-new-since-you-last-looked = Neu, seit du zuletzt geschaut hast
news-only-this-device-knows-what-you = Nur dieses Gerät weiß, was du angeschaut hast.
news-what-came-before = Was davor kam

## Notice

notice-board = Eine kleine Gruppe, in der Menschen einander unterstützen
    
    { $purpose }Für wen: { $who }
    Wofür: { $what }
    
    Wir sind wenige, treffen uns regelmäßig, und niemand leitet sie. Was in der Gruppe gesagt wird, bleibt in der Gruppe. Sie ersetzt keine fachliche Hilfe.
    
    Könnte das etwas für dich sein? Jemand von uns redet erst mit dir, und danach entscheidest du.
    So erreichst du uns: ______________________________
notice-mail = Betreff: Eine kleine Gruppe, in der Menschen einander unterstützen
    
    Hallo,
    
    einige von uns beginnen eine kleine Gruppe, in der Menschen einander unterstützen, oder führen sie weiter. Vielleicht ist sie etwas für dich oder für jemanden, den du kennst.
    
    { $purpose }Für wen: { $who }
    Wofür: { $what }
    
    Wir sind wenige, treffen uns regelmäßig, und niemand leitet sie. Was in der Gruppe gesagt wird, bleibt in der Gruppe. Sie ersetzt keine fachliche Hilfe.
    
    Wenn du mehr wissen möchtest, antworte auf diese Mail. Jemand von uns redet erst mit dir; es ist ein Versuch, und danach entscheidest du. Ist es nichts für dich, ist das ganz in Ordnung.
notice-missing = Damit andere wissen, ob es etwas für sie ist, muss in einem Aushang stehen, { $what }. Ein paar Worte unter „Worum es geht“ genügen.
notice-network = Ich suche ein paar andere: eine kleine Gruppe, in der Menschen einander unterstützen.
    
    { $purpose }Für wen: { $who }
    Wofür: { $what }
    
    Wenige Leute, regelmäßige Treffen, niemand leitet sie, und was dort gesagt wird, bleibt dort. Kein Ersatz für fachliche Hilfe. Schreib mir bitte direkt und nicht in einem Kommentar.
notice-not-here = Manches ist auf diesem Gerät noch nicht angekommen: { $what }. Bitte warte darauf, oder frag die anderen.
notice-purpose = worum es geht
notice-what = wofür die Gruppe da ist
notice-who = für wen die Gruppe ist
notice-written-at-once = Zwei von euch haben gleichzeitig geschrieben: { $what }. Bitte lest erst beides, unter „Worum es geht“, und speichert die richtigen Worte; dann lässt sich daraus ein Aushang machen.

## Parcels

parcels-intro = Ein Paket ist eine Datei, die dorthin bringt, was die Gruppe geschrieben hat, wo kein Netz hinführt. Es ist versiegelt: Wer es findet, sieht ungefähr, wie groß es ist, und sonst nichts.
parcels-you-are-in = Du bist dabei. Die anderen kennen deinen Namen noch nicht und wissen nicht, dass du das alles hast: Wo kein Netz es tut, schreib ihnen ein Paket.
parcels-write = Ein Paket schreiben
parcels-for-whom = Für wen
parcels-my-other-devices = Meine anderen Geräte
parcels-lacks = Hat noch nicht alles, soweit es bekannt ist
parcels-has-all = Hat alles, soweit zuletzt gehört
parcels-nobody-to-write-for = Niemand sonst ist hier, für den eines geschrieben werden könnte.
parcels-everything = Alles hineinlegen
parcels-everything-means = Auch was schon dort ist, soweit es bekannt ist. Die Datei wird größer; das hilft, wenn nach dem Lesen einer anderen etwas fehlt.
parcels-where-to-put-it = Wohin damit
parcels-write-it = Das Paket schreiben
parcels-write-another = Noch ein Paket schreiben
parcels-being-written = Es wird geschrieben …
parcels-details = Einzelheiten
parcels-fewer-details = Einzelheiten ausblenden
parcels-is-written = Das Paket ist geschrieben
parcels-reply-is-written = Die Antwort ist geschrieben
parcels-answer-is-written = Die Antwort ist geschrieben
parcels-for = Es ist für { $names }. Niemand sonst kann es öffnen.
parcels-nothing-new = { $form ->
    [you] Deine anderen Geräte haben alles, was hier ist, soweit es bekannt ist. Es sagt, dass du es auch hast.
    [one] { $names } hat alles, was hier ist, soweit es bekannt ist. Es sagt, dass du es auch hast.
   *[other] { $names } haben alles, was hier ist, soweit es bekannt ist. Es sagt, dass du es auch hast.
}
parcels-without-device = { $form ->
    [you] Du hast kein anderes Gerät, für das es geschrieben werden könnte.
    [one] { $names } hat kein Gerät, für das es geschrieben werden könnte.
   *[other] { $names } haben kein Gerät, für das es geschrieben werden könnte.
}
parcels-leaves-out = Gründe und Namen, die nur manche von ihnen lesen dürfen, sind weggelassen. Schreib für jede Person ein eigenes Paket, dann sind ihre darin.
parcels-carry = Bring es hinüber, wie du magst: auf einem Stick, als Mail, im Messenger. Dort wird es auf Kiths Fenster abgelegt, oder sein Ort wird unter „Pakete“ eingetippt.
parcels-carry-answer = Sie enthält alles, was die Gruppe geschrieben hat, und niemand sonst kann sie öffnen. Bring sie hin: auf einem Stick, als Mail, im Messenger. Dort wird sie auf Kiths Fenster abgelegt, das darauf wartet.
parcels-read = Ein Paket lesen
parcels-read-how = Auch eine Anfrage, mit der jemand dazukommen möchte. Meist kannst du die Datei auch auf diesem Fenster ablegen.
parcels-where-it-is = Wo die Datei ist
parcels-read-it = Lesen
parcels-being-read = Es wird gelesen …
parcels-a-file = Die Datei { $name }
parcels-from = Ein Paket von { $name }
parcels-all-was-here = Alles darin war schon hier.
parcels-texts-came = Es hat Worte gebracht, die hier fehlten.
parcels-new-is-here = Was darin neu war, ist jetzt hier.
parcels-incomplete = Manches darin folgt auf etwas, das nicht hier ist, und wartet draußen. Bitte { $name } um ein Paket mit allem.
parcels-writer-lacks = { $name } fehlt etwas, das hier ist. Eine Antwort bringt es und sagt, dass dieses Paket angekommen ist.
parcels-writer-waits = { $name } weiß noch nicht, dass du es hast. Eine Antwort sagt es.
parcels-where-to-put-the-reply = Wohin mit der Antwort
parcels-write-reply = Die Antwort schreiben
parcels-what-is-new = Ansehen, was neu ist
parcels-all-right = In Ordnung
parcels-all-right-name = In Ordnung: { $heading }
parcels-not-now = Jetzt nicht
parcels-asks = Jemand möchte mit der Einladung für { $name } dazukommen
parcels-somebody-asks = Jemand, den die Gruppe eingeladen hat, möchte dazukommen
parcels-my-device-asks = Ein weiteres Gerät von dir möchte dazukommen
parcels-compare = Lass dir zuerst die Wörter vorlesen, mit der Stimme. Nur wenn es diese sind, ist es die Person, die fragt.
parcels-what-letting-in-means = Wer zugelassen ist, bekommt alles, was die Gruppe geschrieben hat. Die Antwort ist eine Datei nur für diese Person.
parcels-compare-my-device = Sieh zuerst nach, ob dort auch diese Wörter stehen. Nur dann ist es dein Gerät, das fragt.
parcels-what-letting-my-device-in-means = Es bekommt alles, was die Gruppe geschrieben hat. Die Antwort ist eine Datei nur für dieses Gerät.
parcels-another-asks = Die Datei ist eine andere als die, die vorher hier war; deshalb ist niemand zugelassen. Vergleicht noch einmal.
parcels-came-before = Dieses Gerät wurde mit dieser Einladung schon zugelassen. Die Antwort kann noch einmal geschrieben werden.
parcels-let-in-question = { $name } zulassen?
parcels-let-somebody-in-question = Diese Person zulassen?
parcels-let-my-device-in-question = Dieses Gerät von dir zulassen?
parcels-let-in = { $name } zulassen
parcels-let-somebody-in = Zulassen
parcels-let-my-device-in = Das Gerät zulassen
parcels-answer-again = Die Antwort noch einmal schreiben
parcels-where-to-put-the-answer = Wohin mit der Antwort
parcels-is-let-in = { $name } ist zugelassen
parcels-somebody-is-let-in = Die Person ist zugelassen
parcels-my-device-is-let-in = Dein Gerät ist zugelassen

## People

people-and = { $names } und { $last }
people-by-somebody = jemandem
people-by-somebody-who-is-no-longer-here = einem früheren Mitglied
people-by-somebody-without-a-name-yet = jemandem noch ohne Namen
people-by-you = dir
people-not-answered-yet = Noch keine Antwort
people-quoted = „{ $words }“
# One of several members whose names look alike.
people-one-of-several = { $name } ({ $number })
people-or = { $one } oder { $other }
people-somebody = jemand
people-somebody-who-is-no-longer-here = ein früheres Mitglied
people-somebody-without-a-name-yet = jemand noch ohne Namen
people-two-answers = Zwei Antworten
people-you = du

## Places

places-a-new-place = Ein neuer Ort
places-a-place-whose-name-is-not = Ein Ort, dessen Name nicht hier ist
places-add-a-place = Einen Ort hinzufügen
places-add-the-place = Den Ort hinzufügen
places-added-by = Hinzugefügt von { $by }, { $date }
places-address-or-link = Adresse oder Link
places-all-of-you-are-fine-with = Für euch alle passt es
places-all-of-you-are-fine-with-2 = { $count ->
        [one] Für euch alle passt { $names }.
       *[other] Für euch alle passen { $names }.
    }
places-another = Etwas anderes
places-are-you-among-yourselves = Seid ihr unter euch?
places-at-work = Am Arbeitsplatz
places-at-work-colleagues-see-who-goes = Am Arbeitsplatz sehen andere aus dem Betrieb, wer zusammen hineingeht, und können hören, was gesagt wird. Fragt alle, ob das in Ordnung ist.
places-caf = Café
places-can-others-hear-you = Können andere euch hören?
places-each-of-you-needs-a-room = Alle von euch brauchen einen Raum für sich. Was online gesagt wird, kann jemand hören oder aufheben: Das lässt sich nicht ausschließen.
places-fine-with-me = Für mich passt es
places-good-to-know = Gut zu wissen
places-has-not-said-yet = Noch nichts gesagt
places-hide-the-address = Die Adresse ausblenden
places-hide-the-places-that-were-put = Beiseitegelegte Orte ausblenden
places-homes-are-for-later-once-the = Ein Zuhause ist für später, wenn die Gruppe sich kennt. Wer zu sich einlädt, öffnet nur die Tür: muss niemanden bewirten und darf jederzeit Nein sagen.
places-how-this-place-is-for-you = Wie dieser Ort für dich ist
places-how-to-get-in = Wie man hineinkommt
places-i-am-not-sure = Ich bin nicht sicher
places-i-would-rather-not = Lieber nicht
places-is-fine-with-it = Passt
places-is-it-quiet = Ist es ruhig?
places-is-not-sure = Nicht sicher
places-less = Weniger
places-library = Bibliothek
places-more-and-change-it = Mehr, und ändern
places-no = Nein
places-no-place-is-listed-a-room = Ein Raum in einer Bibliothek oder einem Nachbarschaftshaus, der sich schließen lässt, ist ein guter Anfang; fragt, ob er etwas kostet und bis wann man ihn buchen muss.
places-nobody-can-hear-you = niemand kann euch hören
places-none = Noch keine Orte
places-not-known = Nicht bekannt
places-not-known-2 = nicht bekannt
places-not-now = Jetzt nicht
places-not-quiet = nicht ruhig
places-online = Online
places-others-are-in-the-room = andere sind im Raum
places-others-can-hear-you = andere können euch hören
places-others-can-hear-you-here-and = Andere können euch hier hören, vielleicht aus eurem Betrieb, Menschen, die ihr betreut, oder Leute, die sie kennen. Erzählt nur, was alle hören dürfen.
places-places = Orte
places-places-that-were-put-aside = Beiseitegelegte Orte
places-put-this-place-aside = Diesen Ort beiseitelegen
places-quiet = ruhig
places-room-for = Platz für { $words }
places-show-the-address = Die Adresse zeigen
places-somebodys-home = Bei jemandem zu Hause
places-steps-doors-lifts-which-entrance-where = Stufen, Türen, Aufzüge, welcher Eingang, wo man wartet.
places-take-it-up-again = Wieder aufnehmen
places-the-address-of-a-home-is = Die Adresse eines Zuhauses ist für die, die kommen. Sie wird nicht gezeigt, bis jemand sie hier sehen will.
places-the-new-place = der neue Ort
places-the-new-place-2 = { $question } Der neue Ort
places-what-else-somebody-should-know-who = Was sonst alle wissen sollten, die hierherkommen.
places-what-kind-of-place-it-is = Was für ein Ort es ist
places-what-kind-of-place-it-is-2 = Was für ein Ort es ist.
places-what-you-call-it-among-you = Wie ihr ihn unter euch nennt
places-where-you-can-meet-a-good = Wo ihr euch treffen könnt. Ein guter Ort ist einer, an dem alle reden können. Alle sagen für sich, wie es für sie ist; niemand muss sagen, warum.
places-would-rather-not = Lieber nicht
places-would-rather-not-meet-here = { $form ->
        [you] Du würdest dich hier lieber nicht treffen
        [one] { $names } würde sich hier lieber nicht treffen
        [with-you] { $names } würdet euch hier lieber nicht treffen
       *[other] { $names } würden sich hier lieber nicht treffen
    }
places-yes = Ja
places-you-are-among-yourselves = ihr seid unter euch
places-your-devices-said-two-different-things = Deine Geräte haben Verschiedenes gesagt. Was gilt?

## Polls

polls-a-date-is-being-looked-for = Ein Termin wird gesucht
polls-answer = Antworten
polls-answer-to = { $answer }: { $time }
polls-answered-differently-on-two-devices = { $member } hat auf zwei Geräten verschieden geantwortet
polls-answers-asked-for-until = { $when ->
        [past] Antworten waren bis { $day } gewünscht.
       *[coming] Bitte antwortet bis { $day }.
    }
polls-at-each-meeting-you-set-the = Bei jedem Treffen macht ihr das nächste aus.
polls-cell-if-need-be =
    { $who ->
        [you] { $time }: Du kannst zur Not.
       *[other] { $time }: { $name } kann zur Not.
    }
polls-cell-no =
    { $who ->
        [you] { $time }: Du hast Nein gesagt.
       *[other] { $time }: { $name } hat Nein gesagt.
    }
polls-cell-not-yet =
    { $who ->
        [you] { $time }: Du hast noch nicht geantwortet.
       *[other] { $time }: { $name } hat noch nicht geantwortet.
    }
polls-cell-twice =
    { $who ->
        [you] { $time }: Deine Geräte haben zwei verschiedene Antworten gegeben.
       *[other] { $time }: { $name } hat auf zwei Geräten verschieden geantwortet.
    }
polls-cell-yes =
    { $who ->
        [you] { $time }: Du hast Ja gesagt.
       *[other] { $time }: { $name } hat Ja gesagt.
    }
polls-count-if-need-be = { $count } zur Not
polls-count-yes = { $count } Ja
polls-counted = { $twice ->
        [0] { $time }: Ja { $yes }, zur Not { $if_need_be }, Nein { $no }, noch ohne Antwort { $open }.
       *[other] { $time }: Ja { $yes }, zur Not { $if_need_be }, Nein { $no }, zwei verschiedene Antworten { $twice }, noch ohne Antwort { $open }.
    }
polls-how-to-answer = Antworte in deiner eigenen Zeile. Drück auf eine Zeit darüber, um sie für euch alle zu wählen oder herauszunehmen.
polls-how-you-meet-is-not-set = Wie ihr euch trefft, ist noch offen: regelmäßig, das nächste beim Treffen ausgemacht oder bei Bedarf.
polls-if-need-be = zur Not
polls-more-about = Mehr zu { $time }
polls-no = Nein
polls-said-no-to-this-time-pick = { $form ->
        [you] Du hast zu dieser Zeit Nein gesagt. Trotzdem wählen?
        [one] { $names } hat zu dieser Zeit Nein gesagt. Trotzdem wählen?
        [with-you] { $names } habt zu dieser Zeit Nein gesagt. Trotzdem wählen?
       *[other] { $names } haben zu dieser Zeit Nein gesagt. Trotzdem wählen?
    }
polls-hide-passed = Gesuchte Termine ausblenden, deren Zeiten vorbei sind
polls-show-passed = Gesuchte Termine zeigen, deren Zeiten vorbei sind
polls-so-far = Bisher
polls-suits-most = Passt am besten
polls-several-still-to-answer = Mehrere von euch haben noch nicht geantwortet: Jeder gestrichelte Ring ist eine Antwort, die noch fehlt.
polls-take-back = Meine Antwort zurücknehmen
polls-there = { $clocks } in { $city }
polls-there-on = { $day }, { $clocks } in { $city }
polls-time = { $day }, { $clocks }
polls-still-to-answer =
    { $who ->
        [you] Du hast noch nicht geantwortet.
        [one] { $names } hat noch nicht geantwortet.
        [with-you] { $names } habt noch nicht geantwortet.
       *[other] { $names } haben noch nicht geantwortet.
    }
polls-two-of-you-set-at-once = Zwei von euch haben gleichzeitig verschieden festgelegt, mit wie vielen ihr euch trefft.
polls-two-of-you-set-how-you = Zwei von euch haben gleichzeitig festgelegt, wie ihr euch trefft. Was stimmt? { $join }
polls-until-when-answers-are-asked-for = Bis wann geantwortet werden soll, wurde gleichzeitig auf zwei Tage festgelegt.
polls-which = Welche?
polls-yes = Ja
polls-you-meet-regularly = Ihr trefft euch regelmäßig.
polls-you-meet-when-at-least-can = Ihr trefft euch, wenn mindestens { $smallest } kommen können.
polls-you-meet-when-somebody-needs-it = { $days ->
        [0] Ihr trefft euch, wenn es jemand braucht; alle können ein Treffen ansagen.
        [one] Ihr trefft euch, wenn es jemand braucht; alle können ein Treffen ansagen, einen Tag vorher.
       *[other] Ihr trefft euch, wenn es jemand braucht; alle können ein Treffen ansagen, { $days } Tage vorher.
    }
polls-your-devices-gave-two-different-answers = Deine Geräte haben zwei verschiedene Antworten gegeben. Welche ist deine?

## Print

print-not-agreed = Noch nicht vereinbart
print-nothing-holds = Noch gilt nichts.
print-our-ground-rules = Unsere Absprachen
print-our-standing-decisions = Was wir entschieden haben
print-recovery-code = Wiederherstellungscode
print-recovery-made = Gemacht am { $day }.
print-recovery-why = Dieser Code öffnet Kith auf einem Gerät, wenn die Passphrase vergessen ist. Bewahr ihn auf, wo nur du ihn findest, und nicht beim Gerät.
print-title = Zum Drucken

## Reach

reach-intro = Eure Geräte sprechen auf den Wegen miteinander, die hier stehen, und auf keinem anderen.
reach-ways = Die Wege
reach-nearby-on = Im selben Netz finden eure Geräte einander von selbst.
reach-nearby-off = Im selben Netz sucht dieses Gerät weder andere, noch zeigt es sich.
reach-addresses = Anderswo wird jedes an den Adressen versucht, an denen es zuletzt erreicht wurde.
reach-relay-none = Die Gruppe benutzt kein Relay: Ein Gerät, zu dem beides nicht führt, wartet, bis ihr im selben Netz seid, oder auf eine Datei, die jemand hinüberträgt.
reach-relay-none-now = Jetzt wird kein Relay benutzt.
reach-relay-in-force = Wo beides nicht hinführt, treffen sich eure Geräte über das Relay bei { $host }, für das sich die Gruppe entschieden hat.
reach-relay-refused-here = Die Gruppe hat sich für das Relay bei { $host } entschieden. Dieses Gerät benutzt es nicht.
reach-relay-sought = Das Relay hat noch nicht geantwortet.
reach-relay-not-reached = Das Relay ist jetzt nicht zu erreichen: { $because }. Es wird immer wieder versucht; inzwischen könnte, wer es betreibt, nach ihm sehen, und ein Paket lässt sich von Hand hinübertragen.
reach-this-device = Dieses Gerät
reach-find-nearby = Die Geräte der Gruppe im selben Netz finden
reach-use-the-relay = Das Relay der Gruppe benutzen
reach-use-the-relay-means = Ohne das sieht, wer das Relay betreibt, nichts von diesem Gerät, und dieses Gerät trifft nur die, die es direkt erreicht.
reach-suggest-a-relay = Ein Relay vorschlagen …
reach-suggest-another = Ein anderes Relay vorschlagen …
reach-suggest-none = Vorschlagen, keines zu benutzen …
reach-suggest-about = ein Relay
reach-suggest-title = Ein Relay für die Gruppe
reach-suggest-none-title = Kein Relay mehr
reach-suggest-means = Ein Relay ist ein Rechner, der versiegelt weitergibt, was eure Geräte einander senden, wenn sie einander nicht direkt erreichen. Jemand von euch kann es betreiben, auf einem kleinen Gerät, das immer läuft; das README sagt, wie.
reach-suggest-how = „kith relay“ gibt dort beim Start seine Adresse aus. Sie beginnt mit https://
reach-suggest-none-means = Sobald es entschieden ist, vergisst jedes Gerät das Relay, wenn es davon hört. Wer auf keinem anderen Weg zu erreichen ist, muss warten oder bekommt ein Paket.
reach-address = Die Adresse des Relays
reach-why = Warum, wenn du magst
reach-put-it = Der Gruppe vorlegen
reach-leave-it = Doch nicht
reach-put-already = Etwas über ein Relay wartet auf das Wort der Gruppe: siehe Mitglieder
reach-now = Jedes Gerät, jetzt
reach-device-of = { $person }: { $device }
reach-device-mine = Du: { $device }
reach-way-direct = Direkt verbunden.
reach-way-relay = Über das Relay verbunden.
reach-way-not = Nicht verbunden: { $because }.
reach-write-a-parcel = Ein Paket schreiben …
reach-write-a-parcel-for = Ein Paket schreiben: { $device }
reach-by-hand = Wo kein Netz hinführt
reach-by-hand-means = Ein Paket ist eine versiegelte Datei, die jemand von euch hinüberträgt: auf einem Stick, als Mail, im Messenger. Nur für wen sie ist, kann sie öffnen.
reach-to-parcels = Ein Paket schreiben oder lesen
reach-who-sees-what = Wer was sehen kann
reach-observer-nearby = Wer im selben Netz ist
reach-observer-nearby-sees = Dass ein Gerät da ist, unter einer Nummer, die ein anderes Mal wiederzuerkennen ist. Nicht wessen, nicht welche Gruppe, nicht was geschrieben wird.
reach-observer-net = Wer ein Netz dazwischen betreibt
reach-observer-net-sees = Dass zwei Adressen etwas austauschen, wann und wie viel. Nicht was, und keinen Namen.
reach-observer-relay = Wer das Relay betreibt
reach-observer-relay-sees = Welche Geräte, als Nummern, verbunden sind, von welchen Adressen, wann und wie viel hindurchgeht. Nie was, nie einen Namen, nie, was für eine Gruppe es ist.
reach-observer-relay-sees-others = Nichts von diesem Gerät. Von denen, die es benutzen: welche, als Nummern, verbunden sind, von wo, wann und wie viel.
reach-observer-names = Wer in deinem Netz Namen auflöst
reach-observer-names-sees = Dass nach der Adresse von { $host } gefragt wird.
reach-observer-nobody = Alle anderen
reach-observer-nobody-sees = Nichts. Kein Datenpaket geht an einen anderen Rechner.

## Reminders

reminders-a-meeting-is-set-to-several = Ein Treffen hat mehrere Zeiten. Nicht sicher: Mach dich noch nicht auf den Weg.
reminders-look = Anschauen
reminders-you-wanted-to-be-reminded-of = Du wolltest an etwas erinnert werden. Es steht in Kith.
reminders-you-wanted-to-be-reminded-of-2 = Du wolltest an etwas erinnert werden.
reminders-your-group-meets-where = Deine Gruppe trifft sich: { $day }, { $at }{ $elsewhere }. Wo: { $place }.{ $caution }

## Room

room-a-break = Eine Pause
room-a-first-meeting = Ein erstes Treffen
room-a-last-meeting = Ein letztes Treffen
room-a-last-round-how-do-i = Eine letzte Runde: Wie gehe ich? Und wer schaut in den nächsten Tagen nach allen, die es brauchen?
room-a-pause-one-of-you-asked = Eine Pause: Jemand von euch hat darum gebeten. Die Uhren stehen still.
room-a-pause-the-clocks-stand-still = Eine Pause. Die Uhren stehen still.
room-a-reminder-for-all-of-us = Eine Erinnerung für uns alle: { $rule }
room-a-room-is-open = Ein Raum ist offen: „{ $title }“.
room-a-round-of-arriving-how-am = Eine Runde zum Ankommen: Wie bin ich heute hier? Ein paar Sätze von jeder Person. Wer aussetzen mag, setzt aus.
room-a-small-part = ein kleiner Teil
room-a-trio = Ein Trio
room-about-a-quarter = etwa ein Viertel
room-about-a-third = etwa ein Drittel
room-about-half = etwa die Hälfte
room-about-of-are-left = Etwa { $left } von { $of } sind übrig.
room-about-three-quarters = etwa drei Viertel
room-about-two-thirds = etwa zwei Drittel
room-all-parts = Alle Teile
room-an-open-evening = Ein offener Abend
room-arriving = Ankommen
room-as-planned = Wie geplant
room-asking = Nachfragen
room-checks-on-whoever-needs-it-in = { $only } schaut in den nächsten Tagen nach allen, die es brauchen.
room-choose-no-more = Nicht mehr wählen
room-choose-who-and-for-how-long = Wählen, wer und wie lange
room-choosing = Wählen
room-closing-round = Schlussrunde
room-enter-the-room = In den Raum gehen
room-every-few-months-what-is-good = Alle paar Monate: was gut ist, was ihr ändern würdet, welche Absprachen ihr wieder anschaut.
room-everyone-arrives-you-choose-together-what = Alle kommen an, ihr wählt zusammen, worüber ihr redet, und teilt, was hilft.
room-for-the-meeting-itself-live-on = Für das Treffen selbst, live auf jedem Gerät im Raum, mit oder ohne Internet. Nichts bleibt: nicht, wer kam, wer sprach, wie lange.
room-formats = Abläufe
room-give-the-turn = Das Wort weitergeben
room-give-the-turn-to = Das Wort weitergeben an: { $name }
room-go-on = Weiter
room-go-there-instead = Stattdessen dorthin
room-go-to = Zu: { $words }
room-ground-rules = Absprachen
room-has-the-turn = { $only } hat das Wort.
room-have-the-turn-it-was-given = { $form ->
        [with-you] { $names } habt das Wort: Es wurde euch gleichzeitig gegeben, oder der Raum war geteilt. Wer hat es?
       *[other] { $names } haben das Wort: Es wurde ihnen gleichzeitig gegeben, oder der Raum war geteilt. Wer hat es?
    }
room-heard = Gehört
room-heard-2 = Gehört: { $rule }
room-here-are = Hier sind { $all }.
room-hide-the-parts = Die Teile ausblenden
room-how-is-it-for-me-here = Wie ist es für mich hier? Was ist gut, was würde ich ändern?
room-how-is-it-working-for-us = Wie läuft es für uns?
room-how-it-is-going = Wie es läuft
room-how-long-it-may-take = Wie lange es dauern darf
room-how-the-time-has-been-shared = Wie die Zeit geteilt wurde. Es nennt niemanden und ist am Ende weg.
room-how-would-you-like-to-meet = Wie möchtet ihr euch treffen?
room-i-am-done = Ich bin fertig
room-i-pass = Ich setze aus
room-i-take-the-turn = Ich nehme das Wort
room-i-would-like-to-speak = Ich möchte etwas sagen
room-in-the-room = im Raum
room-it-goes-on-for-the-others = Für die anderen geht es weiter.
room-it-is-shown-to-all-for = Es wird allen ein paar Minuten gezeigt. Niemand sieht, wer erinnert hat.
room-it-is-the-question-of = Es ist die Frage von { $only }.
room-it-is-your-turn = Du hast das Wort.
room-it-may-take = Es darf { $words } dauern
room-it-may-take-as-long-as = Es darf so lange dauern wie geplant
room-leads-through-it = { $only } führt hindurch.
room-leave-the-room = Den Raum verlassen
room-let-us-pause = Lasst uns Pause machen
room-looking-back = Zurückschauen
room-minutes = { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }
room-minutes-2 = { $minutes } Minuten: { $parts }
room-minutes-were-given-to-it-at = { $minutes } Minuten wurden gleichzeitig gegeben. Bis ihr wählt, zählt die längere Zeit.
room-much-of-the-time-is-with = Viel von der Zeit ist bisher bei einer Person von euch.
room-nearly-all = fast alles
room-new-here-and-not-spoken-on = { $form ->
        [you] Du bist neu hier und hast zu den Absprachen noch nichts gesagt. Fangt damit an, sie vorzulesen, reihum je eine.
        [one] { $names } ist neu hier und hat zu den Absprachen noch nichts gesagt. Fangt damit an, sie vorzulesen, reihum je eine.
        [with-you] { $names } seid neu hier und habt zu den Absprachen noch nichts gesagt. Fangt damit an, sie vorzulesen, reihum je eine.
       *[other] { $names } sind neu hier und haben zu den Absprachen noch nichts gesagt. Fangt damit an, sie vorzulesen, reihum je eine.
    }
room-next-could-be = Als Nächstes
room-nobody = Niemand
room-nobody-2 = { $title }: niemand
room-nobody-has-the-turn = Niemand hat das Wort.
room-nobody-is-named = niemand wird genannt
room-nobody-leads-through-it = Niemand führt hindurch.
room-now = Jetzt
room-one-members-question = Die Frage eines Mitglieds
room-one-members-question-with-more-time = Die Frage eines Mitglieds, mit mehr Zeit
room-one-of-you-brings-a-question = Jemand von euch bringt eine Frage mit und sagt, was von den anderen gewünscht ist.
room-one-tells-and-the-others-listen = Eine Person erzählt, die anderen hören zu. Jemand achtet auf die Zeit und hebt Fragen für später auf.
room-one-theme = Ein Thema
room-open-another-room = Einen anderen Raum öffnen
room-open-no-other-room = Keinen anderen Raum öffnen
room-open-the-room = Den Raum öffnen: { $title }
room-open-the-room-with-this = Den Raum damit öffnen
room-person = { $why ->
        [hand] { $form ->
            [you] Du möchtest etwas sagen
           *[other] { $name } möchte etwas sagen
        }
        [question] { $form ->
            [you] Du, mit deiner Frage
           *[other] { $name }, mit der eigenen Frage
        }
       *[none] { $form ->
            [you] Du
           *[other] { $name }
        }
    }
room-remind-of = Erinnern an: { $words }
room-remind-of-a-ground-rule = An eine Absprache erinnern
room-remind-of-none = An keine erinnern
room-set-the-next-date = Den nächsten Termin ausmachen
room-sharing-what-helps = Teilen, was hilft
room-some-have-had-more-of-the = Manche hatten bisher mehr von der Zeit als andere.
room-telling = Erzählen
room-the-for-this-have-gone-by = { $minutes ->
        [one] Die Minute dafür ist um. Bringt es in Ruhe zu Ende.
       *[other] Die { $minutes } Minuten dafür sind um. Bringt es in Ruhe zu Ende.
    }
room-the-last-of = Die letzte von { $of }.
room-the-next-date = Der nächste Termin
room-the-next-part = Der nächste Teil
room-the-part-before = Der Teil davor
room-the-question-is-yours = Die Frage ist deine.
room-the-room-is-at-two-parts = Der Raum ist bei zwei Teilen: Zwei von euch sind gleichzeitig weitergegangen, oder der Raum war geteilt. Bei welchem seid ihr?
room-the-same-and-you-choose-first = Dasselbe, und ihr wählt zuerst, wessen Frage es ist.
room-the-time-is-shared-rather-evenly = Die Zeit ist bisher recht gleich geteilt.
room-the-time-is-up = Die Zeit ist um
room-the-turn-is-with = Das Wort hat: { $name }
room-these-are-ideas-for-you-you = Das sind Ideen für dich: Du hörst jetzt nur zu. Danach sagst du, was du mitnimmst.
room-three-of-you-each-has-three = Ihr seid zu dritt, jede Person hat drei Minuten; die anderen hören zu.
room-to-the-ground-rules = Zu den Absprachen
room-water-air-a-window = Wasser, Luft, ein Fenster.
room-we-are-here = Wir sind da
room-we-are-here-2 = Wir sind da: { $title }
room-we-talk-of-ourselves-what-i = Wir reden von uns: was ich erlebe und wie es mir damit geht. Niemand, den wir betreuen, keine Fälle.
room-were-chosen-at-once-who-is = { $form ->
        [with-you] { $role }: { $names } wurdet gleichzeitig gewählt. Wer ist es?
       *[other] { $role }: { $names } wurden gleichzeitig gewählt. Wer ist es?
    }
room-what-do-we-need-from-each = Was brauchen wir voneinander? Die Absprachen stehen auf ihrer eigenen Seite.
room-what-helps-me-in-my-own = Was mir hilft, in meinen eigenen Worten. Es muss niemand anderem helfen.
room-what-i-take = Was ich mitnehme
room-what-was-asked-for = Was gewünscht war
room-what-was-asked-for-and-nothing = Was gewünscht war, und nichts anderes. Solange Ideen kommen, hört die Person, die erzählt hat, nur zu und antwortet nicht.
room-roles = Wer was übernimmt
room-what-you-choose-has-in-all = Was ihr wählt, dauert zusammen { $all }.
room-when-do-we-meet-next-and = Wann treffen wir uns wieder, und wo?
room-who-checks-on-whoever-needs-it = Wer nach allen schaut, die es brauchen, ist nicht abgesprochen.
room-who-checks-on-whoever-needs-it-2 = Wer nach allen schaut, die es brauchen
room-who-leads-through-it = Wer hindurchführt
room-whoever-leads-through-it-asks-the = Wer hindurchführt, fragt die Person, die erzählt hat: Willst du gehört werden, Fragen oder Ideen?
room-whoever-told-says-what-they-take = Wer erzählt hat, sagt, was davon mitkommt; es darf nichts sein.
room-whose-question = Wessen Frage
room-whose-question-is-it-today-or = Wessen Frage ist es heute, oder worüber reden wir, und wie lange?
room-whose-question-it-is-has-not = Wessen Frage es ist, ist nicht gewählt.
room-you-are-alone-here-so-far = Bisher bist du allein hier.
room-you-check-on-whoever-needs-it = Du schaust in den nächsten Tagen nach allen, die es brauchen.
room-you-get-to-know-each-other = Ihr lernt euch kennen und trefft eure Absprachen.
room-you-lead-through-it = Du führst hindurch.
room-you-look-back-say-what-helped = Ihr schaut zurück, sagt, was geholfen hat, und nehmt Abschied.
room-you-pass-in-this-part = Du setzt in diesem Teil aus
room-your-own-part-which-only-you = Dein eigener Teil, den nur du siehst: noch nichts oder sehr wenig.
room-your-own-part-which-only-you-2 = Dein eigener Teil, den nur du siehst: { $mine }.

## Rules

rules-a-few-words-that-name-it = Ein paar Worte als Name
rules-a-new-ground-rule = Eine neue Absprache
rules-add-a-ground-rule = Eine Absprache hinzufügen
rules-begin-with-this = Damit anfangen
rules-begin-with-this-2 = Damit anfangen: { $about }
rules-decide-in-another-way = Anders entscheiden …
rules-decide-in-another-way-2 = Anders entscheiden: { $name }
rules-ground-rules = Absprachen
rules-ground-rules-are-made-together-at = Absprachen trefft ihr gemeinsam, am besten beim ersten Treffen. Fang mit einer an, die dir wichtig ist; die anderen antworten darauf und dürfen sie umformulieren.
rules-hide-the-rules-that-were-set = Beiseitegelegte Absprachen ausblenden
rules-hide-the-starting-points = Die Anfänge ausblenden
rules-how-you-decide-on-it-all = Wie ihr darüber entscheidet: { $sentence } Alle Geräte halten sich daran. Es zu ändern wird der Gruppe vorgelegt.
rules-look-at-them-again-on = Am { $day } wieder anschauen
rules-most-groups-begin-with-these-four = Die meisten Gruppen fangen mit diesen vier an. Jede ist nur ein Anfang: Du änderst die Worte, bevor die anderen sie sehen.
rules-none = Noch keine Absprachen
rules-not-now = Jetzt nicht
rules-nothing-of-these = Nichts davon
rules-one-rule-waits-for-your-word = Eine Absprache wartet auf deine Antwort.
rules-put-it-to-the-group = Der Gruppe vorlegen
rules-rules-that-were-set-aside = Beiseitegelegte Absprachen
rules-saying-it-in-your-own-words = Es genügt, es in eigenen Worten zu sagen. Die anderen dürfen es umformulieren, und alle antworten für sich.
rules-see-how-you-decide = Sehen, wie ihr entscheidet
rules-see-how-you-decide-2 = Sehen, wie ihr entscheidet: { $name }
rules-something-else = Etwas anderes
rules-starting-points = Anfänge
rules-starting-points-for-rules = Anfänge für Absprachen
rules-the-rule-itself = Die Absprache selbst
rules-the-rule-itself-as-you-would = Die Absprache selbst, wie ihr sie einander sagen würdet
rules-the-rules-that-wait-for-your = Die Absprachen, die auf deine Antwort warten, stehen zuerst.
rules-these-are-the-rules-that-the = Das sind die Absprachen, die die anderen getroffen haben. Lies jede und antworte darauf, auch mit Bedenken; bis dahin gelten sie für die anderen weiter.
rules-two-of-you-said-at-once = Zwei von euch haben gleichzeitig gesagt, worum es in dieser Absprache geht. Was stimmt?
rules-what-is-about = worum es in { $name } geht
rules-what-it-is-about = Worum es geht
rules-what-others-speak-about-now-or = Worüber andere reden, jetzt oder später
rules-wording = Wortlaut
rules-you-have-a-rule-on-it = Dazu habt ihr eine Absprache: „{ $rule }“.
rules-you-have-answered-every-rule-as = Du hast auf jede Absprache geantwortet, wie sie jetzt dasteht.
rules-your-first-rules-are-a-try = Eure ersten Absprachen sind ein Versuch. Das dritte Treffen von jetzt an ist am { $day }: ein guter Tag, euch zu fragen, ob sie noch passen.

## Save

save-calendar-ics = kalender.ics
save-copy-as-text = Als Text kopieren
save-copy-as-text-2 = Als Text kopieren: { $about }
save-date-ics = termin.ics
save-file-exists = Eine Datei mit diesem Namen gibt es schon. Wähl einen anderen Namen; geändert wurde nichts.
save-it-is-on-the-clipboard = Es ist in der Zwischenablage.
save-no-such-folder = Diesen Ordner gibt es nicht.
save-disk-full = Auf dem Datenträger ist kein Platz. Es wurde nichts gespeichert; schaff Platz oder wähle einen anderen Ordner.
save-not-allowed = In diesen Ordner darf nichts geschrieben werden.
save-not-now = Jetzt nicht
save-not-saved = Es ließ sich nicht speichern. Ist auf dem Datenträger noch Platz?
save-save-no-file = Keine Datei speichern
save-save-the-file = Die Datei speichern
save-text-txt = text.txt
save-the-file-holds-days-and-times = Die Datei enthält nur Tage und Zeiten: keinen Namen, keinen Ort und nichts von dem, was ihr schreibt. Ein Kalender, der sie aufnimmt, kann sie an die weitergeben, die ihn betreiben. Später noch einmal gespeichert, ändert sie, was der Kalender hat.
save-the-file-holds-the-words-above = Die Datei enthält die Worte darüber. Wer sie findet, kann sie lesen.
save-the-file-is-being-saved = Wird gespeichert …
save-the-file-is-saved = Die Datei ist gespeichert: { $path }
save-the-page-holds-what-you-agreed = Die Seite enthält, was ihr vereinbart habt, und keine Namen von Mitgliedern. Wer die Datei findet, kann sie lesen.
save-to-print-html = zum-drucken.html
save-where-to-save-it = Wo sie gespeichert wird
save-whole-path = Bitte gib den ganzen Pfad an, mit dem Ordner davor.

## Schedule
schedule-a-month-earlier = Einen Monat früher
schedule-a-month-later = Einen Monat später
schedule-a-week-earlier = Eine Woche früher
schedule-a-week-later = Eine Woche später
schedule-asked = Eine Zeit zur Auswahl
schedule-day = { $day }. { $told }
schedule-day-nothing = { $day }: Es steht nichts an.
schedule-days = Tage: { $title }
schedule-how-it-is-shown = Wie die Treffen gezeigt werden
schedule-if-need-be = Ich kann zur Not
schedule-list = Liste
schedule-month = Monat
schedule-more = +{ $count }
schedule-moved = Hierher verschoben
schedule-moved-away = Auf einen anderen Tag verschoben
schedule-no = Ich kann nicht
schedule-no-reply = Noch keine Antwort von mir
schedule-nothing-on-this-day = An diesem Tag steht nichts an.
schedule-past = Vorbei
schedule-show-it-in-the-list = In der Liste zeigen
schedule-show-it-in-the-list-2 = In der Liste zeigen: { $about }
schedule-show-that-day = Diesen Tag zeigen
schedule-to-today = Heute
schedule-to-today-2 = Heute: zu diesem Tag
schedule-told-asked = { $from } bis { $until } ist eine der Zeiten, die zur Auswahl stehen: { $title }.
schedule-told-cancelled = { $when ->
    [past] Das Treffen, das von { $from } bis { $until } geplant war, wurde abgesagt.
   *[coming] Das Treffen von { $from } bis { $until } ist abgesagt.
}
schedule-told-coming = Du hast gesagt, dass du kommst.
schedule-told-if-need-be = Du hast gesagt, dass du dann zur Not kannst.
schedule-told-late = Du hast gesagt, dass du später kommst.
schedule-told-moved = { $when ->
    [past] Ein Treffen war von { $from } bis { $until } geplant, verschoben von { $day }.
   *[coming] Es gibt ein Treffen von { $from } bis { $until }, verschoben von { $day }.
}
schedule-told-moved-away = Das Treffen, das für { $from } geplant war, wurde auf { $day }, { $to } verschoben.
schedule-told-no = Du hast gesagt, dass du dann nicht kannst.
schedule-told-no-answer = Du hast noch nicht geantwortet.
schedule-told-no-reply = Du hast noch nicht gesagt, ob du kommst.
schedule-told-not-this-time = Du hast gesagt, dass du diesmal nicht kommst.
schedule-told-planned = { $when ->
    [past] Ein Treffen war von { $from } bis { $until } geplant.
   *[coming] Es gibt ein Treffen von { $from } bis { $until }.
}
schedule-told-unsettled = { $when ->
    [past] Es war nicht sicher, ob von { $from } bis { $until } ein Treffen ist.
   *[coming] Ein Treffen von { $from } bis { $until } ist nicht sicher: Mach dich noch nicht auf den Weg.
}
schedule-told-yes = Du hast gesagt, dass du dann kannst.
schedule-unsettled = Noch nicht sicher
schedule-week = Woche
schedule-week-from = { $within ->
        [month] { $from }. bis { $until }
       *[other] { $from } bis { $until }
    }
schedule-yes = Ich kann

## Search

search-decisions = Entscheidungen
search-decisions-2 = Entscheidungen: { $called }
search-finding-members = Leute finden
search-finding-members-where-a-notice-is = Leute finden: wo ein Aushang hängt
search-focus-for-whom = Worum es geht: für wen
search-focus-purpose = Worum es geht: der Satz
search-focus-the-groups-name = Worum es geht: Name der Gruppe
search-focus-what-belongs-here = Worum es geht: was hierher gehört
search-focus-what-does-not-belong-here = Worum es geht: was nicht hierher gehört
search-focus-what-for = Worum es geht: wofür
search-focus-where-members-come-from = Worum es geht: woher die Mitglieder kommen
search-found = Gefunden
search-ground-rules = Absprachen
search-help = Hilfe
search-in-everything-that-the-group-keeps = Nach Wörtern suchen, auch in dem, was nur dir gehört
search-look = Anschauen
search-look-2 = Anschauen: { $heading }, { $words }
search-look-for-words = Nach Wörtern suchen
search-meetings-looking-for-a-date = Treffen: Terminumfrage
search-meetings-where = Treffen: wo
search-members = Mitglieder
search-mine-alone-a-note = Nur für mich: eine Notiz
search-mine-alone-a-talk = Nur für mich: ein Gespräch
search-mine-alone-how-i-was = Nur für mich: wie es mir ging
search-mine-alone-what-i-work-through = Nur für mich: was ich durcharbeite
search-nothing-with-these-words-is-here = Hier steht nichts mit diesen Wörtern.
search-our-shelf-a-task = Unser Regal: eine Aufgabe
search-our-shelf-a-tip = Unser Regal: ein Tipp
search-our-shelf-a-topic = Unser Regal: ein Thema
search-our-shelf-to-read = Unser Regal: zum Lesen
search-places = Orte
search-stop-looking = Suche beenden
search-taken-along = Mitgenommen
search-there-is-more-another-word-beside = Es gibt mehr. Ein weiteres Wort dazu findet weniger.
search-what-somebody-works-through = Was jemand durcharbeitet
search-how-we-reach-each-other = Netz, WLAN, Adressen, ein Relay; wie jedes Gerät verbunden ist, und wer was sehen kann
search-parcels = Dateien, die Worte dorthin bringen, wo kein Netz ist: eine schreiben, eine lesen, jemanden zulassen

## Settling

settling-a-contact = Ein Kontakt
settling-a-place = Ein Ort
settling-look-at-both = Beides anschauen
settling-settle-it = Klären
settling-something-on-the-shelf = Etwas auf dem Regal
settling-something-that-you-took-along = Etwas, das ihr mitgenommen habt
settling-the-day-to-look-at-the = Der Tag, an dem ihr wieder darauf schaut, worum es geht, ist zweimal festgelegt. Welcher stimmt?
settling-two-of-you-changed-the-looking = Zwei von euch haben die Terminumfrage gleichzeitig geändert. Was stimmt?
settling-two-of-you-said-how-you = Zwei von euch haben gleichzeitig gesagt, wie ihr euch trefft. Was stimmt?
settling-two-of-you-took-the-same = Zwei von euch haben bei einem Treffen dieselbe Aufgabe übernommen. Wer macht es?
settling-two-of-you-wrote-at-once = Zwei von euch haben gleichzeitig geschrieben: { $about }. Welcher Wortlaut stimmt?
settling-two-places-were-said-for-one = Für ein Treffen wurden zwei Orte genannt. Welcher stimmt?
settling-was-changed-by-two-of-you = „{ $called }“ wurde von zwei von euch gleichzeitig geändert. Was stimmt?
settling-what-belongs-here = was hierher gehört
settling-what-does-not-belong-here = was nicht hierher gehört
settling-what-is-about-has-two-answers = Worum es in „{ $name }“ geht, hat zwei Antworten. Welche stimmt?
settling-where-members-come-from-has-two = Woher die Mitglieder kommen, hat zwei Antworten. Welche stimmt?
settling-whether-other-grades-may-join-has = Ob andere Ebenen dazukommen können, hat zwei Antworten. Welche stimmt?
settling-why-members-come-from-where-they = warum die Mitglieder von dort kommen
settling-with-how-few-you-still-meet = Mit wie wenigen ihr euch noch trefft, hat zwei Antworten. Welche stimmt?

## Shelf

shelf-a-book-a-page-a-film = Ein Buch, eine Seite, ein Film, ein Ort
shelf-a-few-words = Ein paar Worte.
shelf-add-a-task = Eine Aufgabe hinzufügen
shelf-add-a-tip = Einen Tipp hinzufügen
shelf-add-a-topic = Ein Thema hinzufügen
shelf-add-something-to-read-or-look = Etwas zum Lesen oder Anschauen hinzufügen
shelf-copy-the-link = Den Link kopieren: { $called }
shelf-copy-the-link-2 = Den Link kopieren
shelf-done = Erledigt
shelf-for-example-book-the-room-for = Zum Beispiel: den Raum für Januar buchen
shelf-for-example-five-minutes-alone-before = Zum Beispiel: fünf Minuten allein, bevor es nach Hause geht
shelf-for-example-going-home-after-a = Zum Beispiel: heimkommen nach einer schweren Schicht
shelf-hands-task = { $names } { $count ->
        [one] hat
       *[other] haben
    } das übernommen
shelf-hands-tip = Hat auch { $names } geholfen
shelf-hands-topic = Darüber reden { $count ->
        [one] möchte
       *[other] möchten
    } { $names }
shelf-have-taken-this-talk-with-each = { $form ->
        [with-you] { $names } habt das übernommen. Redet miteinander, damit es niemand umsonst tut.
       *[other] { $names } haben das übernommen. Redet miteinander, damit es niemand umsonst tut.
    }
shelf-hide = Ausblenden: { $ticked }
shelf-hide-what-was-put-aside = Beiseitegelegtes ausblenden
shelf-i-take-this = Ich übernehme das
shelf-i-would-talk-about-this = Ich möchte darüber reden
shelf-it-is-done = Es ist erledigt
shelf-it-is-open = Es ist offen
shelf-it-is-open-again = Es ist wieder offen
shelf-it-would-be-s-turn = An der Reihe wäre { $next }.
shelf-it-would-be-your-turn = Du wärst an der Reihe.
shelf-its-title = Der Titel
shelf-less = Weniger
shelf-link-or-where-to-find-it = Link oder wo man es findet
shelf-more = Mehr
shelf-more-about-it = Mehr dazu
shelf-more-about-it-if-you-like = Mehr dazu, wenn du magst
shelf-no-details-of-clients-or-patients = Keine Einzelheiten über Menschen, die ihr pflegt oder betreut: keine Anfangsbuchstaben, keine Daten, keine Alter, keine Stationen.
shelf-no-task-is-listed-booking-the = Noch steht hier keine Aufgabe. Den Raum buchen, den Aushang aufhängen, ein Gerät zu Hause laufen lassen: Verteilt ist nichts davon viel.
shelf-no-tip-is-listed-what-helped = Noch steht hier kein Tipp. Was jemandem von euch geholfen hat, hilft vielleicht auch anderen: eine Art zu atmen, ein Heimweg zu Fuß, ein Satz, mit dem man Nein sagt.
shelf-none = Noch nichts auf dem Regal
shelf-none-lead = Das Regal ist für die Zeit zwischen euren Treffen: worüber ihr reden möchtet, was geholfen hat, was sich zu lesen lohnt und wer was für die Gruppe tut. Eine Zeile genügt; die anderen finden sie, wenn sie wieder hier sind.
shelf-not-now = Jetzt nicht
shelf-nothing-is-listed-to-read-to = Noch steht hier nichts zum Lesen, Hören oder Anschauen.
shelf-nothing-is-listed-to-talk-about = Noch steht hier kein Thema. Ein, zwei Worte genügen: Sie können hier auf einen Abend warten, an dem es passt.
shelf-one-of-you-said-that-this = Jemand von euch hat gesagt, dass das erledigt ist, und jemand anderes, dass es offen ist.
shelf-our-shelf = Unser Regal
shelf-put-here-by = Hierher gelegt von { $by }, { $date }
shelf-put-it-aside = Beiseitelegen
shelf-put-it-on-the-shelf = Aufs Regal legen
shelf-ready-task = Den Raum fürs nächste Treffen buchen
shelf-ready-tip = Fünf Minuten allein, bevor es nach Hause geht
shelf-ready-topic = Heimkommen nach einer schweren Schicht
shelf-take-it-up-again = Wieder aufnehmen
shelf-talked-about = Darüber geredet
shelf-the-shelf = das Regal
shelf-this-helped-me-too = Das hat mir auch geholfen
shelf-to-do-around-the-group = Was für die Gruppe zu tun ist
shelf-to-read-and-look-at = Zum Lesen und Anschauen
shelf-to-talk-about = Worüber wir reden wollen
shelf-we-talked-about-it = Wir haben darüber geredet
shelf-what-has-to-be-done = Was zu tun ist
shelf-what-helped-you = Was dir geholfen hat
shelf-what-helps = Was hilft
shelf-what-it-is = Was es ist
shelf-what-somebody-should-know-who-comes = Was alle wissen sollten, die es sich anschauen.
shelf-what-was-put-aside = Was beiseitegelegt wurde
shelf-what-you-want-to-talk-about = Worüber ihr reden möchtet, was hilft, was sich zu lesen lohnt und was für die Gruppe zu tun ist.
shelf-what-you-want-to-talk-about-2 = Worüber du reden möchtest
shelf-words-that-are-not-here = Worte, die nicht hier sind

## Shell

shell-a-group-without-a-name = Eine Gruppe ohne Namen
shell-another-device-of-yours-has-come = Ein weiteres Gerät von dir ist dazugekommen.
shell-everyone-has-everything-you-wrote = Alle haben alles, was du geschrieben hast.
shell-everyone-has-heard-that-you-left = Alle haben gehört, dass du gegangen bist.
shell-everything-you-wrote-not-yet = { $form ->
        [one] { $names } hat alles, was du geschrieben hast; { $waiting } noch nicht.
       *[other] { $names } haben alles, was du geschrieben hast; { $waiting } noch nicht.
    }
shell-has-come-in = { $id } ist dazugekommen.
shell-heard-that-you-left-not-yet = { $form ->
        [one] { $names } hat gehört, dass du gegangen bist; { $waiting } noch nicht.
       *[other] { $names } haben gehört, dass du gegangen bist; { $waiting } noch nicht.
    }
shell-nobody-else-is-left-in-the = Niemand sonst ist mehr in der Gruppe. Alles lässt sich noch lesen, und nichts mehr schreiben.
shell-not-have-your-newest-words-yet = { $form ->
        [one] { $names } hat deine neuesten Worte noch nicht. Sie gehen hinüber, sobald ein Gerät erreicht wird.
       *[other] { $names } haben deine neuesten Worte noch nicht. Sie gehen hinüber, sobald ein Gerät erreicht wird.
    }
shell-not-heard-yet-that-you-left = { $form ->
        [one] { $names } hat noch nicht gehört, dass du gegangen bist. Es geht hinüber, sobald ein Gerät erreicht wird.
       *[other] { $names } haben noch nicht gehört, dass du gegangen bist. Es geht hinüber, sobald ein Gerät erreicht wird.
    }
shell-only-you-are-here-so-far = Bisher bist nur du hier.
shell-only-you-are-left-here = Nur du bist noch hier.
shell-opening-this-is-how-it-was = Wird geöffnet: So war es beim letzten Mal.
shell-somebody-has-come-in = Jemand ist dazugekommen.
shell-the-group-has-decided-that-you = Die Gruppe hat entschieden, dass du kein Mitglied mehr bist. Was hier ist, bleibt, damit du es lesen kannst. Was du vorher geschrieben hast, bleibt bei den anderen; was du jetzt schreibst, erreicht sie nicht. Durch eine neue Abstimmung kannst du wieder dazukommen: Rede mit ihnen.
shell-the-group-has-ended-everything-can = Die Gruppe ist zu Ende. Alles lässt sich noch lesen, und nichts mehr schreiben.
shell-this-device-no-longer-belongs-to = Dieses Gerät gehört nicht mehr zur Gruppe. Was hier ist, lässt sich lesen, und nichts Neues kommt oder geht.
shell-this-device-was-retired-and-is = Dieses Gerät wurde stillgelegt und ist nicht mehr in Gebrauch. Was hier ist, lässt sich lesen. Deine anderen Geräte machen weiter; ohne eins kann dich die Gruppe mit einem neuen zurückkommen lassen.
shell-turned-this-device-away-when-it = { $form ->
        [you] Ein anderes Gerät von dir hat dieses Gerät abgewiesen, als es zuletzt gefragt hat. Vielleicht gibt es eine Entscheidung, die dich nicht erreicht hat. Rede mit den anderen.
        [one] { $names } hat dieses Gerät abgewiesen, als es zuletzt gefragt hat. Vielleicht gibt es eine Entscheidung, die dich nicht erreicht hat. Redet miteinander.
        [with-you] { $names } habt dieses Gerät abgewiesen, als es zuletzt gefragt hat. Vielleicht gibt es eine Entscheidung, die dich nicht erreicht hat. Redet miteinander.
       *[other] { $names } haben dieses Gerät abgewiesen, als es zuletzt gefragt hat. Vielleicht gibt es eine Entscheidung, die dich nicht erreicht hat. Redet miteinander.
    }
shell-you-left-and-nobody-else-was = Du bist gegangen, und niemand sonst war hier.
shell-your-other-device-does-not-have = Dein anderes Gerät hat noch nicht alles.

## Starters

starters-any-of-us-may-remind-the = Alle von uns dürfen die anderen an eine Absprache erinnern, freundlich und gleich: „Bleiben wir bei uns“ genügt. Wer erinnert wird, sagt danke und macht weiter. Eine Erinnerung ist kein Vorwurf.
starters-anybody-may-leave-at-any-time = Alle dürfen gehen, jederzeit und aus jedem Grund. Um eins bitten wir: noch einmal zu kommen oder ein paar Worte zu schicken, damit niemand rätselt. Was wir voneinander gehört haben, bleibt auch danach unter uns.
starters-anybody-may-leave-the-room-at = Alle dürfen jederzeit den Raum verlassen und zurückkommen. Ein Zeichen sagt „Mir geht es gut“; ohne eins schaut jemand nach.
starters-before-we-ask-anybody-we-talk = Bevor wir jemanden fragen, reden wir zusammen darüber: ob Platz ist, ob es passt und ob sich jemand von uns dann zurückhalten würde. Wer mit einem Mitglied befreundet, verwandt oder im selben Team ist, ist nur willkommen, wenn das für alle gut ist. Jemand von uns redet mit jeder neuen Person allein, bevor sie kommt.
starters-clients-and-patients = Menschen, die wir betreuen
starters-coming-late-and-missing = Zu spät kommen und fehlen
starters-coming-late-not-coming = Zu spät kommen, nicht kommen
starters-each-of-you-may-have-other = Alle von euch können bei der Arbeit andere Pflichten haben: Sagt einander, welche.
starters-everyone-has-room = Alle haben Raum
starters-everyone-may-speak-and-nobody-has = Alle dürfen reden, und niemand muss. Wir lassen einander ausreden. Wer viel geredet hat, macht Platz; wer still war, wird einmal sanft gefragt und darf still bleiben.
starters-going-out-for-a-while = Kurz hinausgehen
starters-if-we-meet-by-chance-we = Treffen wir uns zufällig, grüßen wir uns nur, wenn es beide wollen, und erwähnen die Gruppe nicht. Zwischen den Treffen dürfen wir einander anrufen, wenn wir das vorher gesagt haben; keine Antwort ist auch eine Antwort. Was zwei draußen besprechen, ersetzt nicht, der Gruppe zu sagen, was sie betrifft.
starters-leaving-the-group = Die Gruppe verlassen
starters-leaving-the-room = Den Raum verlassen
starters-meeting-outside-contact-in-between = Begegnungen draußen, Kontakt dazwischen
starters-new-members-friends-and-colleagues = Neue Mitglieder, auch aus Freundeskreis und Team
starters-outside-our-meetings = Außerhalb unserer Treffen
starters-phones-are-silent-and-out-of = Handys sind lautlos und nicht zu sehen; wer erreichbar sein muss, sagt es am Anfang. Niemand nimmt auf, macht Bilder oder schreibt mit, was andere sagen. Notizen über sich selbst sind in Ordnung.
starters-phones-away-nothing-recorded = Handys weg, keine Aufnahmen
starters-phones-notes-and-recording = Handys, Notizen und Aufnahmen
starters-reminding-each-other = Einander erinnern
starters-saying-goodbye = Abschied
starters-sharing-the-space = Den Raum teilen
starters-some-of-us-have-a-duty = Manche von uns müssen schwere Verstöße gegen Ethik oder Gesetze melden. Dass etwas unter uns bleibt, hebt das nicht auf. Wer es kommen sieht, sagt es früh: „Vielleicht muss ich das melden, wenn du weitersprichst.“ Dann reden wir offen darüber und nie hinter jemandes Rücken.
starters-some-of-you-share-a-workplace = Manche von euch teilen einen Arbeitsplatz: Sagt einander, dass dort von alldem nicht gesprochen wird, mit niemandem.
starters-support-rather-than-advice = Beistand statt Ratschläge
starters-the-duty-to-report = Die Pflicht zu melden
starters-this-group-does-not-replace-professional = Diese Gruppe ersetzt keine fachliche Hilfe. Ist jemand von uns in Gefahr oder bringt andere in Gefahr, behalten wir es nicht für uns: Wir sagen es der Person, wir bleiben bei ihr, und wir holen zusammen Hilfe von außen. Wir haben eine Liste, wen wir anrufen.
starters-we-begin-and-end-on-time = Wir fangen pünktlich an und hören pünktlich auf. Wer zu spät kommt, kommt leise herein und hört erst zu. Wer nicht kommen kann, sagt es, sobald es klar ist, ohne einen Grund nennen zu müssen. Fehlt jemand mehrmals, fragt jemand von uns, wie es geht.
starters-we-listen-first-before-we-give = Wir hören zuerst zu. Bevor wir Ideen geben, fragen wir: „Willst du gehört werden, willst du Fragen, oder willst du Ideen?“ Was jemand daraus macht, ist die eigene Sache.
starters-we-remind-each-other = Wir erinnern einander
starters-we-speak-of-ourselves-not-of = Wir reden von uns, nicht von Fällen
starters-we-talk-about-what-our-work = Wir reden darüber, was unsere Arbeit mit uns macht, nicht über die Menschen, um die wir uns kümmern: nichts, woran jemand erkannt werden könnte, auch hier unter uns nicht. Wer trotzdem jemanden erkennt, sagt es und geht kurz hinaus, ohne es erklären zu müssen.
starters-what-is-said-here-stays-here = Was hier gesagt wird, bleibt hier
starters-what-somebody-tells-in-this-group = Was jemand in dieser Gruppe erzählt, bleibt in dieser Gruppe. Draußen sagen wir nicht, wer dabei ist, und erzählen nicht weiter, was wir gehört haben, auch nicht ohne Namen. Was wir mit nach Hause nehmen, ist, was wir für uns gelernt haben.
starters-what-we-may-have-to-report = Was wir vielleicht melden müssen
starters-when-a-rule-is-broken-or = Wird eine Absprache gebrochen oder geraten zwei von uns aneinander, reden wir darüber: erst die beiden, dann, wenn sie wollen, mit jemandem dabei, dann wir alle. Genügt das nicht, machen wir eine Pause. Erst wenn nichts anderes geholfen hat, reden wir darüber, ob jemand geht.
starters-when-a-rule-is-broken-when = Wenn eine Absprache gebrochen wird oder zwei aneinandergeraten
starters-when-it-goes-wrong = Wenn es schiefgeht
starters-when-somebody-is-in-danger = Wenn jemand in Gefahr ist
starters-who-joins-us = Wer zu uns kommt
starters-you-come-from-different-workplaces-no = Ihr kommt von verschiedenen Arbeitsplätzen: Von denen, die ihr betreut, wird nicht erzählt, und jede Einzelheit braucht mehr Vorsicht.
starters-you-share-a-workplace-a-shared = Ihr teilt einen Arbeitsplatz. Derselbe Betrieb erlaubt trotzdem nicht, Einzelheiten weiterzugeben.
starters-you-share-a-workplace-speak-about = Ihr teilt einen Arbeitsplatz: Redet über Vorgesetzte, andere Ebenen und Menschen, mit denen ihr eng zusammenarbeitet.
starters-you-will-see-each-other-at = Ihr werdet euch bei der Arbeit sehen: Sagt, wie ihr euch dort begegnen wollt.

## Taken

taken-another-day = Ein anderer Tag
taken-done = Erledigt
taken-from-the-meeting-on = Vom Treffen am { $today }.
taken-hide-what-is-done = Erledigtes ausblenden
taken-i-do-it = Ich mache es
taken-i-do-it-2 = Ich mache es: { $name }
taken-it-is-done = Es ist erledigt
taken-keep-it = Behalten
taken-less = Weniger
taken-more = Mehr
taken-no-client-details-that-includes-initials = Keine Einzelheiten über Menschen, die ihr betreut. Dazu gehören Anfangsbuchstaben, Daten, Alter und Stationen.
taken-no-day = kein Tag
taken-nobody-has-taken-it-on-yet = Noch hat es niemand übernommen.
taken-not-done-yet = Noch nicht erledigt
taken-not-now = Jetzt nicht
taken-not-now-take-nothing-along = Jetzt nicht: nichts mitnehmen
taken-not-now-the-day = Jetzt nicht, der Tag: { $name }
taken-nothing-is-written-here-now = Hier steht jetzt nichts.
taken-one-of-you-put-this-aside = Jemand von euch hat das beiseitegelegt, und jemand anderes hat es behalten oder geändert. Es bleibt, bis ihr es klärt.
taken-one-of-you-says-that-it = Jemand von euch sagt, es ist erledigt, jemand anderes, es ist es nicht.
taken-only-if-you-want-to-keep = Nur wenn ihr es behalten wollt: wer was bis wann macht. Anders als der Rest dieser Seite bleibt es bei der Gruppe.
taken-put-aside = Beiseitelegen
taken-set-a-day = Einen Tag festlegen
taken-set-the-day = Den Tag festlegen
taken-set-the-day-2 = Den Tag festlegen: { $name }
taken-take-something-along = Etwas mitnehmen
taken-taken-along = Mitgenommen
taken-taken-it-on = { $form ->
        [one] { $names } hat es übernommen.
        [with-you] { $names } habt es übernommen. Braucht es euch alle dafür?
       *[other] { $names } haben es übernommen. Braucht es euch alle dafür?
    }
taken-two-days-until-when-which-one = Zwei Tage bis wann: Welcher stimmt?
taken-until = Bis { $today }.
taken-until-when-empty-for-no-day = Bis wann; leer für keinen Tag
taken-until-when-if-there-is-a = Bis wann, wenn es einen Tag gibt
taken-what-do-you-take-along = Was nehmt ihr mit? { $no_details }
taken-what-is-done = Was erledigt ist
taken-what-we-take-along = Was wir mitnehmen
taken-you-do-it = Du machst es.

## Text

text-about-these-words = Über diese Worte
text-ask-the-group-to-erase-these = Die Gruppe bitten, diese Worte zu löschen …
text-ask-the-group-to-erase-these-2 = Die Gruppe bitten, diese Worte zu löschen: { $what }
text-changed-the-same-words-meanwhile = Dieselben Worte wurden inzwischen geändert von { $by }:
text-discard-my-change = Meine Änderung verwerfen
text-discard-my-change-2 = Meine Änderung verwerfen: { $label }
text-earlier-versions = Frühere Fassungen
text-edit = Bearbeiten
text-erase = diese Worte löschen: { $what }
text-hide-both-versions = Beide Fassungen ausblenden
text-hide-the-earlier-versions = Frühere Fassungen ausblenden
text-if-you-can-ask-whoever-wrote = Wenn du kannst, frag zuerst die Person, die sie geschrieben hat: Sie kann eigene Worte sofort zurücknehmen. Sonst entscheidet ihr alle, und bis dahin bleiben die Worte und stehen auch auf der Karte.
text-if-you-save-without-choosing-the = Wenn du speicherst, ohne zu wählen, sieht die Gruppe beide nebeneinander. Ein Schritt zurück holt deine wieder.
text-is-writing = { $who } schreibt gerade
text-keep-mine = Meine behalten
text-leave-it = Abbrechen
text-less-about-these-words = Weniger über diese Worte
text-nothing-is-written-here-now = Hier steht jetzt nichts.
text-put-it-to-the-group = Der Gruppe vorlegen
text-save = Speichern
text-save-2 = Speichern: { $label }
text-saving = Wird gespeichert …
text-show-both-versions = Beide Fassungen zeigen
text-show-more = Mehr zeigen
text-take-back-for-good = Endgültig zurücknehmen
text-take-my-words-back = Meine Worte zurücknehmen …
text-take-my-words-back-2 = Meine Worte zurücknehmen: { $what }
text-take-over-theirs = Die andere Fassung übernehmen
text-the-group-is-asked-whether-these = Die Gruppe wird gefragt, ob diese Worte gelöscht werden: siehe „Mitglieder“.
text-the-newest-wording = den neuesten Wortlaut
text-these-words-have-not-reached-this = Diese Worte haben dieses Gerät noch nicht erreicht.
text-these-words-were-taken-back = Diese Worte wurden zurückgenommen.
text-these-words-will-be-erased-on = Diese Worte werden auf jedem Gerät gelöscht, das davon hört. Was jemand kopiert hat oder im Gedächtnis behält, lässt sich nicht zurückholen.
text-two-of-you-changed-the-same = Zwei von euch haben gleichzeitig dieselben Worte geändert. Welcher Wortlaut stimmt?
text-two-of-you-wrote-here-at = Zwei von euch haben hier gleichzeitig geschrieben. Hier steht beides, zusammengefügt; bitte lies, ob es sagt, was ihr meint.
text-use-this-one = Diese nehmen
text-use-this-one-2 = Diese nehmen: { $by }
text-why-if-you-like = Warum, wenn du magst
text-write = Schreiben
text-written-at-once-by = Gleichzeitig geschrieben von { $authors }
text-written-by = Geschrieben von { $by }, { $today }

## Today

today-a-meeting-has-two-places-which = Ein Treffen hat zwei Orte. Welcher stimmt?
today-a-meeting-has-two-times-which = Ein Treffen hat zwei Zeiten. Welche stimmt?
today-a-meeting-is-set-and-its = Ein Treffen ist geplant, und seine Zeit ist nicht geklärt.
today-a-meeting-was-cancelled-by-one = Jemand von euch hat ein Treffen abgesagt, und jemand anderes nicht.
today-a-next-step-when-you-like = Ein nächster Schritt, wenn du magst
today-a-room-is-open-now = Ein Raum ist jetzt offen.
today-add-a-ground-rule = Eine Absprache hinzufügen
today-add-a-meeting = Ein Treffen hinzufügen
today-answer = Antworten
today-every-meeting-that-was-set-is = Jedes geplante Treffen ist abgesagt.
today-find-the-others = Die anderen finden
today-find-the-others-four-or-five = Finde die anderen. Vier oder fünf sind ein guter Anfang; redet zuerst mit jeder Person allein.
today-for-your-word = Wartet auf deine Antwort
today-go-back = Zurück
today-how-is-it-working-for-you = Wie läuft es für dich?
today-invite = Einladen
today-is-set-aside-or-not = Ist „{ $title }“ beiseitegelegt oder nicht?
today-is-set-aside-or-not-2 = Ist „{ $name }“ beiseitegelegt oder nicht?
today-is-to-be-decided-and-waits = Eine Entscheidung: „{ $name }“
today-look = Anschauen
today-look-again = Wieder anschauen
today-look-at-both = Beides anschauen
today-look-at-the-meetings = Zu den Treffen
today-look-at-them = Anschauen
today-look-in = Hineinschauen
today-more-ground-rules-wait-for-your = { $more } weitere Absprachen warten auf deine Antwort.
today-no-meeting-is-set = Es ist kein Treffen geplant.
today-nothing-waits-for-your-word = Nichts wartet auf deine Antwort.
today-one-more-ground-rule-waits-for = Eine weitere Absprache wartet auf deine Antwort.
today-put-a-first-ground-rule-to = Leg der Gruppe eine erste Absprache vor: Die meisten beginnen mit „Was hier gesagt wird, bleibt hier“.
today-read-them = Lesen
today-say-in-one-sentence-what-the = Sag in einem Satz, worum es der Gruppe geht. Das hilft denen, die ihr fragt, zu wissen, ob es etwas für sie ist.
today-set-a-first-meeting-the-ground = Macht ein erstes Treffen aus. Absprachen trefft ihr am besten dort, gemeinsam.
today-set-the-next-meeting = Das nächste Treffen ausmachen
today-settle-it = Klären
today-the-group-has-ground-rules-read = Die Gruppe hat Absprachen. Lies sie und antworte auf jede; bis dahin gelten sie für die anderen weiter.
today-the-groups-name = der Name der Gruppe
today-the-next-meeting = Das nächste Treffen
today-the-purpose = worum es geht
today-to-the-room = In den Raum
today-two-days-to-look-at-a = Zwei Tage, an denen ihr wieder auf eine Absprache schaut, wurden gleichzeitig festgelegt. Welcher stimmt?
today-two-days-were-set-at-once = Für „{ $name }“ wurden gleichzeitig zwei Tage festgelegt. Welcher stimmt?
today-two-of-you-said-different-things = Zwei von euch haben über ein Treffen Verschiedenes gesagt.
today-two-of-you-wrote-at-once = Zwei von euch haben gleichzeitig geschrieben: { $about }. Welcher Wortlaut stimmt?
today-waits-for-your-word = Eine Absprache: „{ $title }“
today-was-reworded-by-two-of-you = „{ $title }“ wurde von zwei von euch gleichzeitig umformuliert.
today-was-reworded-by-two-of-you-2 = „{ $name }“ wurde von zwei von euch gleichzeitig umformuliert.
today-what-do-you-say = { $title } Was sagst du?
today-what-the-group-is-for = wofür die Gruppe da ist
today-where-members-come-from-has-changed = Woher die Mitglieder kommen, hat sich geändert, seit ihr einige Absprachen getroffen habt. Passen sie noch?
today-which-times-are-good-for-you = { $title }: Welche Zeiten passen dir?
today-which-use-counts = { $title }. Was davon zählt?
today-who-belongs-has-changed-since-it = { $title } Seitdem hat sich geändert, wer dazugehört; es muss noch einmal vorgelegt werden.
today-who-the-group-is-for = für wen die Gruppe ist
today-write-the-purpose = Den Satz schreiben
today-you-are-in-the-room = Du bist im Raum.
today-you-wanted-to-look-at-again = Ihr wolltet „{ $words }“ wieder anschauen. Passt es noch?
today-you-wanted-to-look-at-again-2 = Ihr wolltet „{ $name }“ wieder anschauen. Passt es noch?
today-you-wanted-to-look-at-some = Ihr wolltet einige Absprachen wieder anschauen. Passen sie noch?
today-you-wanted-to-look-at-what = Ihr wolltet wieder anschauen, worum es der Gruppe geht. Passt es noch?
today-your-last-meeting-is-over-when = Euer letztes Treffen ist vorbei. Wann trefft ihr euch wieder?

## View

view-decisions = Entscheidungen
view-finding-members = Leute finden
view-focus = Worum es geht
view-ground-rules = Absprachen
view-help = Hilfe
view-how-it-is-going = Wie es läuft
view-in-the-room = Im Raum
view-meetings = Treffen
view-members-and-devices = Mitglieder
view-mine-alone = Nur für mich
view-places = Orte
view-today = Heute
view-where-my-words-go = Wohin meine Worte gehen
view-reach = Wie wir einander erreichen
view-parcels = Pakete

## When

when-clocks = { $from } bis { $until }
when-elsewhere = Zeit in { $zone }; bei dir { $clocks }
when-elsewhere-on = Zeit in { $zone }; bei dir { $day }, { $clocks }
when-every-weeks = { $weeks ->
        [0] jede Woche am { $on }
        [1] jede Woche am { $on }
        [2] alle zwei Wochen am { $on }
       *[other] alle { $weeks } Wochen am { $on }
    }
when-monthly-by-weekday = jeden Monat am { $nth ->
        [1] ersten
        [2] zweiten
        [3] dritten
        [4] vierten
       *[other] letzten
    } { $weekday }
when-monthly-day = jeden Monat am { $day }
when-monthly-day-or-last = jeden Monat am { $day } oder am letzten Tag
when-monthly-last-day = jeden Monat am letzten Tag
when-on = am { $today }
when-on-an-unknown-day = an einem unbekannten Tag
when-ordinal-first = { $day }.
when-ordinal-other = { $day }.
when-ordinal-second = { $day }.
when-ordinal-third = { $day }.
when-pause = { $words }, nicht vom { $from } bis { $until }
when-today = Heute, { $day }
when-today-2 = heute
when-tomorrow = Morgen, { $day }
when-until = { $words }, bis { $until }
when-yesterday = gestern
when-zone-unknown = { $zone }, eine Zeitzone, die dieses Gerät nicht kennt

## Whereabouts

whereabouts-a-file-that-you-save-and = Eine Datei, die du speicherst, und ein Text, den du kopierst, sind nicht mehr geschützt: Wer sie in die Hände bekommt, kann sie lesen.
whereabouts-all-of-it-lies-on-the = Alles davon liegt verschlüsselt auf dem Datenträger und öffnet sich nur mit deiner Passphrase.
whereabouts-all-that-the-group-keeps-goes = Alles, was die Gruppe aufhebt, geht auf die Geräte aller Mitglieder: was vereinbart ist, wer es geschrieben hat und wann. Unterwegs können es nur die beiden Geräte lesen.
whereabouts-an-invitation-lets-in-whoever-uses = Mit einer Einladung kommt die Person dazu, die sie zuerst benutzt. Gib sie einer Person, auf einem Weg, dem du traust.
whereabouts-calendar-files-and-notices-name-nobody = Kalenderdateien und Aushänge nennen niemanden und keinen Ort, wenn du es nicht so wählst.
whereabouts-everyone-has-it = Alle haben es.
whereabouts-everything-under-mine-alone-what-you = Alles unter „Nur für mich“, was du über ein Gespräch notierst, was du angeschaut oder gesucht hast.
whereabouts-it-not-yet = { $form ->
        [one] { $names } hat es; noch nicht { $waiting }.
       *[other] { $names } haben es; noch nicht { $waiting }.
    }
whereabouts-no-other-computer-passes-anything-on = Kein anderer Rechner gibt etwas weiter.
whereabouts-nobody-else-has-it-yet = Noch hat es niemand sonst.
whereabouts-nobody-else-is-here = Niemand sonst ist hier.
whereabouts-on-the-local-network-this-device = Im lokalen Netz macht sich dieses Gerät unter einer eigenen Nummer bekannt, ohne Namen. Andere in diesem Netz können die Nummer ein anderes Mal wiedererkennen.
whereabouts-the-relay = Wo Geräte einander nicht direkt erreichen, gibt das Relay bei { $host } versiegelt weiter, was sie senden. Wer es betreibt, kann sehen, welche Geräte sich treffen, von wo, wann und wie viel; nicht, was.
whereabouts-the-relay-of-others = Dieses Gerät benutzt das Relay bei { $host } nicht. Geräte der anderen können dort versiegelt weitergeben, was die Gruppe geschrieben hat, und damit auch, was du geschrieben hast.
whereabouts-what-you-write-goes-by-relay = Was du schreibst, geht auf die Geräte der Mitglieder dieser Gruppe, und niemand sonst kann es lesen. Keine Firma hebt es auf, und das Relay, für das sich die Gruppe entschieden hat, gibt es nur versiegelt weiter.
whereabouts-this-device-does-not-make-itself = Dieses Gerät macht sich im lokalen Netz nicht bekannt. Es fragt nur an Adressen, wo das Gerät eines Mitglieds war oder sein kann.
whereabouts-what-is-said-of-somebody-before = Was über jemanden gesagt wird, bevor die Gruppe entschieden hat, geht an die, die entscheiden, und wird danach gelöscht.
whereabouts-what-leaves-this-device-and-to = Was dieses Gerät verlässt, und an wen
whereabouts-what-nobody-can-promise = Was niemand versprechen kann
whereabouts-what-only-you-give-away = Was nur du weitergibst
whereabouts-what-stays-on-this-device = Was auf diesem Gerät bleibt
whereabouts-what-you-did-last = Was du zuletzt getan hast
whereabouts-what-you-write-goes-to-the = Was du schreibst, geht auf die Geräte der Mitglieder dieser Gruppe und an niemanden sonst. Keine Firma hebt es auf, und kein Server steht dazwischen.
whereabouts-who-has-what-you-wrote = Wer hat, was du geschrieben hast
whereabouts-whoever-comes-in-with-an-invitation = Wer mit einer Einladung dazukommt, bekommt alles davon, auch was vorher geschrieben wurde.
whereabouts-whoever-has-read-something-can-have = Wer etwas gelesen hat, kann es kopiert haben oder sich daran erinnern. Was du zurücknimmst, wird auf jedem Gerät gelöscht, sobald es davon hört.
whereabouts-whoever-runs-a-network-in-between = Wer ein Netz dazwischen betreibt, kann sehen, dass zwei Geräte miteinander sprechen, wann und wie viel; nicht, worüber.
whereabouts-whoever-uses-a-device-while-kith = Wer ein Gerät benutzt, während Kith dort offen ist, kann mitlesen. Sperr es, wenn du gehst.
whereabouts-you = Du hast { $line }

# Die Gruppen auf diesem Gerät
door-one-passphrase-opens-all = Mit der Passphrase deiner anderen Gruppe öffnet eine beide gleichzeitig.
switcher-title = Gruppen auf diesem Gerät
switcher-join = Einer weiteren Gruppe beitreten …
switcher-found = Eine weitere Gruppe gründen …
switcher-close = Schließen
switcher-waiting = { $count ->
    [0] Nichts wartet auf deine Antwort
    [one] Etwas wartet auf deine Antwort
   *[other] { $count } Dinge warten auf deine Antwort
}
switcher-elsewhere = { $count ->
        [one] In einer anderen Gruppe wartet etwas auf deine Antwort
       *[other] Außerhalb dieser Gruppe warten { $count } Dinge auf deine Antwort
    }
switcher-opening = Sie wird geöffnet …
switcher-other-passphrase = Sie hat eine andere Passphrase.
switcher-unfinished = Der Beitritt ist nicht abgeschlossen.
switcher-unlock = Entsperren …
switcher-unlock-name = Entsperren: { $name }
switcher-erase-name = Von diesem Gerät löschen: { $name }
switcher-go-on = Weiter …
switcher-go-on-name = Mit dem Beitritt weitermachen: { $name }
switcher-shown = { $name }, wird gezeigt. { $words }
switcher-show = { $name }. { $words }
switcher-name = { $name }, Gruppe wechseln
switcher-hint = { $name }. Andere Gruppen: { $keys }
commands-show-group = Wechseln zu { $name }

## What opens this group

door-i-have-a-backup = Ich habe eine Sicherung
door-i-have-a-code = Ich habe einen Wiederherstellungscode
door-i-forgot = Ich habe meine Passphrase vergessen
door-open-by-keyring = Mit dem Schlüsselbund des Systems öffnen
door-open-with-the-code = Mit dem Wiederherstellungscode öffnen
door-the-code-is-on-paper = Die 35 Buchstaben und Ziffern, die du aufgeschrieben oder gedruckt hast. Leerzeichen und Striche sind gleich, und ob Buchstaben groß oder klein sind.
door-no-code-was-made = Soweit sich das hier sagen lässt, wurde auf diesem Gerät kein Wiederherstellungscode gemacht.
door-now-a-new-passphrase = Wähle jetzt eine neue Passphrase
door-the-code-opened-it = Der Code hat geöffnet. Er bleibt, wie er ist; eine neue Passphrase tritt an die Stelle der vergessenen.
door-set-it = Diese Passphrase nehmen
door-the-passphrase-is-forgotten = Die Passphrase ist vergessen
door-nobody-can-open-it = Niemand kann ohne die Passphrase öffnen, was auf diesem Gerät ist, und niemand kann sie irgendwo zurückholen: Gerade das hält es von allen anderen fern. Vielleicht fällt sie dir wieder ein; Kith zählt nie, wie oft du es versuchst. Sonst gibt es diese Wege.
door-forgotten-code = Wenn du einen Wiederherstellungscode gemacht hast, öffnet er hier alles, und du wählst eine neue Passphrase.
door-forgotten-invitation = Was die anderen haben, ist nicht verloren: Frag jemanden von ihnen. Die Gruppe kann dich auf diesem Gerät wieder dazukommen lassen, mit einer neuen Einladung und einer neuen Passphrase. Was gesperrt ist, bleibt daneben.
door-forgotten-backup = Eine Sicherung von früher öffnet sich mit der Passphrase, die du damals hattest. Sie kommt auf einem Gerät zurück, oder in einem Ordner, wo ihre Gruppen noch nicht sind.
door-restore = Eine Sicherung zurückholen
door-the-groups-of-the-backup = Die Gruppen in der Datei kommen so auf dieses Gerät, wie sie waren, als sie geschrieben wurde, und du bist in ihnen dasselbe Mitglied. Was die anderen seither geschrieben haben, kommt, sobald ihre Geräte erreicht werden.
door-where-it-is = Wo die Sicherung ist, mit ihrem Ordner
door-drop-it = Oder zieh die Datei auf dieses Fenster.
door-what-opens-it = Was sie öffnet
door-restore-it = Zurückholen
door-restoring = Einen Moment: Jede Seite der Sicherung wird gelesen und geprüft, bevor etwas gilt.
door-erase-a-group = Eine Gruppe von diesem Gerät löschen …
door-erase-without-passphrase = Eine gesperrte Gruppe lässt sich ohne ihre Passphrase löschen. Das lässt sich nicht rückgängig machen.
door-erase-which = Welche? Solange Gruppen gesperrt sind, unterscheidet sie nur der Tag, an dem sie auf dieses Gerät kamen.
door-erase-what-holds = Kith kann nicht hineinschauen und weiß deshalb nicht, wie viel davon auf sie zutrifft:
door-erase-only-device = Wenn sie auf keinem anderen Gerät ist, geht alles in ihr für immer verloren, außer du hast eine Sicherung.
door-erase-reached-nobody = Was du hier geschrieben hast und noch kein anderes Gerät hat, geht für immer verloren.
door-erase-stays = Was die anderen haben, bleibt bei ihnen, auch was du geschrieben hast. Sie zählen dich weiter als Mitglied und können dich mit einer neuen Einladung wieder dazukommen lassen.
door-erase-code = Auf diesem Gerät wurde ein Wiederherstellungscode gemacht. Such ihn zuerst: Vielleicht öffnet er diese Gruppe.
door-it-is-erased = Die Gruppe ist von diesem Gerät gelöscht.
door-restoring-so-far = Deine Gruppen kommen zurück: { $percent } %
keys-title = Was diese Gruppe öffnet
keys-lead = Was auf diesem Gerät ist, ist versiegelt. Hier steht, was es öffnet, und was du tun kannst, bevor etwas vergessen wird oder verloren geht.
keys-not-known-yet = Die Gruppe wird geöffnet. Einen Moment.
keys-search-words = Passphrase, Wiederherstellungscode, Schlüsselbund, sperren, Sicherung, von diesem Gerät löschen
keys-now = Was sie jetzt öffnet
keys-passphrase-yes = Deine Passphrase.
keys-code-yes = Dein Wiederherstellungscode.
keys-code-yes-made = Dein Wiederherstellungscode, gemacht am { $day }.
keys-code-no = Kein Wiederherstellungscode: Auf diesem Gerät wurde keiner gemacht.
keys-keyring-yes = Der Schlüsselbund des Systems, ohne Passphrase, für alle, die hier als du angemeldet sind.
keys-keyring-no = Nicht der Schlüsselbund des Systems.
keys-forgotten-with-code = Wenn du deine Passphrase vergisst, öffnet dein Wiederherstellungscode alles, und du wählst dann eine neue. Ohne beides kann niemand öffnen, was auf diesem Gerät ist.
keys-forgotten-without-code = Wenn du deine Passphrase vergisst, kann niemand mehr öffnen, was auf diesem Gerät ist, und niemand kann sie dir zurückgeben. Ein Wiederherstellungscode auf Papier hilft.
keys-forgotten-others = Was die anderen haben, ist nicht verloren, und die Gruppe kann dich wieder dazukommen lassen. Was unter „Nur für mich“ steht, ist nur hier.
keys-forgotten-only-device = Noch kein anderes Gerät hat diese Gruppe: Alles in ihr ist nur hier.
keys-show = Zeigen, was ich tippe
keys-not-now = Jetzt nicht
keys-passphrase-title = Passphrase
keys-passphrase-why = Die neue gilt für jede Gruppe auf diesem Gerät, die offen ist und die deine Passphrase öffnet.
keys-passphrase-change = Passphrase ändern …
keys-passphrase-old = Deine Passphrase bis jetzt
keys-passphrase-new = Deine neue Passphrase
keys-passphrase-hint = Mindestens zehn Zeichen. Vier oder fünf Wörter hintereinander sind leicht zu merken und schwer zu erraten.
keys-passphrase-does = Ändern
keys-passphrase-done = Deine Passphrase ist geändert. Sicherungen und Kopien von vorher öffnen sich noch mit der früheren.
keys-code-title = Wiederherstellungscode
keys-code-about = der Wiederherstellungscode
keys-code-why = Ein Code auf Papier, der Kith auf diesem Gerät öffnet, wenn die Passphrase vergessen ist. Wer ihn und dieses Gerät hat, kann alles lesen: Bewahr beides getrennt auf.
keys-code-make = Einen Wiederherstellungscode machen …
keys-code-new = Einen neuen machen …
keys-code-remove = Ihn wegnehmen …
keys-code-shown = Das ist dein Code. Er wird nur dieses eine Mal gezeigt: Schreib ihn auf, oder druck ihn. Er öffnet noch nichts, bis du einen Teil davon wieder eingetippt hast.
keys-code-dated = Schreib den Tag dazu: { $day }. So kannst du ihn von einem früheren unterscheiden.
keys-code-replaces = Er tritt dann an die Stelle deines früheren Codes.
keys-code-group = Gruppe { $at }: { $letters }
keys-code-print = Eine Seite zum Drucken speichern …
keys-the-file-opens = In der Datei steht der Code für alle lesbar. Druck sie, lösch sie dann, und leer den Papierkorb.
keys-code-written = Ich habe ihn auf Papier
keys-code-check = Zwei Gruppen von deinem Papier, damit sicher ist, dass man es lesen kann, und deine Passphrase.
keys-code-type = Gruppe { $at } des Codes
keys-code-wrong = Gruppe { $at } des Codes ist eine andere. Bitte sieh noch einmal auf dein Papier.
keys-code-again = Den Code noch einmal zeigen
keys-code-does = Den Code gelten lassen
keys-code-done = Der Code öffnet Kith auf diesem Gerät von jetzt an. Leg das Papier dorthin, wo nur du es findest.
keys-code-removing = Dein Code öffnet dann nichts mehr. Wenn du danach deine Passphrase vergisst, kann niemand öffnen, was auf diesem Gerät ist.
keys-code-paper = Sicherungen von vorher öffnen sich noch mit ihm: Vernichte auch das Papier.
keys-code-removes = Den Code wegnehmen
keys-code-keep = Den Code behalten
keys-code-removed = Kein Wiederherstellungscode öffnet Kith auf diesem Gerät mehr.
keys-keyring-title = Der Schlüsselbund des Systems
keys-keyring-why = Der Schlüsselbund deines Systems kann einen Schlüssel für Kith aufbewahren. Kith öffnet sich dann ohne Passphrase für alle, die hier als du angemeldet sind: gut auf einem Gerät, das nur du benutzt, falsch auf einem, das du teilst. Deine Passphrase öffnet weiterhin.
keys-keyring-on = Den Schlüsselbund öffnen lassen …
keys-keyring-off = Der Schlüsselbund soll nicht mehr öffnen
keys-keyring-does = Den Schlüsselbund öffnen lassen
keys-keyring-waits = Einen Moment. Vielleicht fragt dich dein System erst, in einem eigenen Fenster.
keys-keyring-done = Der Schlüsselbund öffnet Kith von jetzt an.
keys-keyring-off-done = Der Schlüsselbund öffnet Kith nicht mehr.
keys-lock-title = Sperren
keys-lock-why = Sperren nimmt alles vom Bildschirm und aus dem Speicher. Kith sperrt sich auch von selbst, wenn eine Weile niemand etwas tut; nicht, während es eine Datei schreibt, und nicht, während du im Raum eines Treffens bist. Solange es gesperrt ist, geht nichts hinaus und kommt nichts herein, und es erinnert dich an nichts.
keys-idle = Von selbst sperren nach
keys-idle-about = von selbst sperren
keys-idle-five = 5 Minuten
keys-idle-quarter = 15 Minuten
keys-idle-hour = Einer Stunde
keys-idle-never = Nie
keys-lock-now = Jetzt sperren
keys-not-all = Für diese Gruppe ist es getan, für eine andere, die offen ist, nicht. Dasselbe noch einmal tut den Rest.
keys-backup-title = Sicherung
keys-backup-why = Eine Datei mit allen Gruppen, die auf diesem Gerät offen sind, versiegelt wie hier: Sie öffnet sich mit der Passphrase, und mit dem Wiederherstellungscode, wenn es einen gibt.
keys-backup-none = Auf diesem Gerät wurde keine Sicherung gemacht.
keys-backup-last = Die letzte Sicherung ist vom { $day }.
keys-backup-only = Seit dem { $day } ist etwas von dir nur auf diesem Gerät.
keys-backup-only-today = Seit heute ist etwas von dir nur auf diesem Gerät.
keys-backup-keep = Eine Sicherung machen …
keys-backup-file = sicherung.dat
keys-backup-later = Bewahr sie nicht bei diesem Gerät auf, sondern zum Beispiel auf einem Stick: Was mit dem Gerät verloren geht, hilft nicht.
keys-backup-does = Die Sicherung machen
keys-backup-waits = Die Sicherung wird geschrieben. Du kannst inzwischen weitermachen.
keys-backup-done = Die Sicherung ist gemacht: { $path }
keys-parts-missing = Die Sicherung ist gemacht, aber ein Teil von dem, was hier gespeichert ist, ist beschädigt und fehlt in ihr. Was die anderen haben, ist davon nicht betroffen.
keys-left-out = Eine Gruppe der Sicherung öffnet sich mit etwas anderem und wurde weggelassen.
keys-erase-title = Von diesem Gerät löschen
keys-erase-why = Für ein Gerät, das du weggibst, oder eine Gruppe, die hier nicht mehr zu finden sein soll.
keys-erase-begin = Diese Gruppe von diesem Gerät löschen …
keys-erase-only-device = Kein anderes Gerät hat diese Gruppe: Alles in ihr geht für immer verloren, wenn du keine Sicherung hast.
keys-erase-stays = Was die anderen haben, bleibt bei ihnen, auch was du geschrieben hast.
keys-erase-member = Die anderen zählen dich weiter als Mitglied. Wenn du die Gruppe verlassen willst, tu das vorher, unter „Mitglieder“.
keys-erase-only-here = Etwas, das du geschrieben hast, hat noch kein anderes Gerät und ist in keiner Sicherung: Es geht für immer verloren.
keys-erase-mine = Was du auf diesem Gerät unter „Nur für mich“ aufbewahrst, geht für immer verloren, wenn es in keiner Sicherung ist.
keys-erase-backups = Sicherungen, und Dateien, die du gespeichert hast, bleiben, wo sie sind.
keys-erase-type = Tipp ihren Namen ein, um sie zu löschen: { $name }
keys-erase-does = Für immer löschen
keys-erase-keep = Sie hier lassen
keys-erase-waits = Erst wird überschrieben, was sie öffnet, dann werden ihre Dateien gelöscht.
keys-today = Seit dem { $day } ist etwas von dir nur auf diesem Gerät. Eine Sicherung bewahrt es auf, falls das Gerät verloren geht.
keys-today-later = Jetzt nicht
keys-today-later-name = Jetzt nicht: eine Sicherung
unsent-is-there-again = Was du begonnen und nicht abgeschickt hattest, ist wieder da:
unsent-go-there = Zu dem gehen, was du begonnen hattest: { $place }
unsent-later = Später
unsent-not-read = Was du begonnen und nicht abgeschickt hattest, wurde von einem neueren Kith aufgehoben, und dieses kann es nicht lesen. Es bleibt aufgehoben, bis du etwas anderes beginnst.
unsent-not-kept = Was du gerade tippst, ist auf diesem Gerät noch nicht aufgehoben: Würdest du Kith jetzt schließen, ginge es verloren. { $why }
