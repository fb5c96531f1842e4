### Why something does not count or was not done, by the code of the reason.

## Why something does not count, after “it does not count:”

void-unknown-kind = dafür braucht es ein neueres Kith
void-not-the-founding = so hat die Gruppe nicht begonnen
void-not-a-member = dieses Gerät gehört keinem Mitglied
void-in-contest = die Einladung wurde zweimal benutzt; die Gruppe muss klären, was gilt
void-departed = dieses Gerät gehört nicht mehr zur Gruppe
void-after-departure = es hat jemand gesagt, der schon gegangen war, getrennt von den anderen
void-stale = wer es gesagt hat, wusste schon, dass sich die Gruppe geändert hatte; es muss noch einmal gesagt werden
void-group-closed = die Gruppe ist geschlossen
void-too-much = du hast viel mehr gesagt als alle anderen zusammen; zuerst muss jemand anderes etwas sagen
void-no-such-proposal = diesen Vorschlag gibt es nicht
void-not-asked = dieses Mitglied wird dazu nicht gefragt
void-already-decided = das ist schon entschieden
void-cannot-be-closed = wenn jemand ausgeschlossen oder die Regel geändert werden soll, müssen alle geantwortet haben
void-on-break = du machst gerade Pause; komm zuerst zurück
void-too-few = dafür seid ihr zu wenige
void-door-closed = die Gruppe nimmt zurzeit niemanden auf
void-no-such-member = dieses Mitglied gibt es nicht
void-still-here = dieses Mitglied hat noch ein Gerät in Gebrauch
void-own-removal = du kannst nicht deinen eigenen Ausschluss vorschlagen; du kannst die Gruppe verlassen
void-own-device = dein eigenes Gerät legst du selbst still, von einem anderen deiner Geräte aus
void-disputed = durch zwei Verläufe, die einander widersprechen, sind Leute dazugekommen; bis alle der Regel zugestimmt haben, kann niemand ausgeschlossen und kein Gerät stillgelegt werden
void-no-such-device = dieses Gerät ist nicht in Gebrauch
void-not-yours = das steht dir nicht zu
void-no-such-invite = diese Einladung gibt es nicht
void-withdrawn = die Einladung wurde zurückgezogen
void-not-decided = die Gruppe hat das noch nicht entschieden
void-already-used = die Einladung wurde schon benutzt
void-device-taken = dieses Gerät wurde schon einmal zugelassen
void-bad-proof = der Nachweis der Einladung stimmt nicht
void-nothing-to-settle = es gibt nichts zu klären

## What words are, at the beginning of a sentence about what is wrong with them

subject-name = Ein Name
subject-group-name = Der Name der Gruppe
subject-address = Eine Adresse
subject-place = Ein Ort
subject-cost = Was ein Ort kostet
subject-booking = Wie man einen Ort bucht
subject-remark = Was du dazu sagst
subject-about = Worum es geht
subject-poll = Eine Terminumfrage
subject-where = Wo ein Aushang hängt
subject-shelf-item = Was aufs Regal kommt
subject-link = Ein Link
subject-contact = Ein Kontakt
subject-number = Eine Nummer oder Adresse
subject-region = Eine Region
subject-taken = Was du mitnimmst
subject-question = Eine Frage
subject-person = Eine Person
subject-person-line = Eine Zeile über eine Person
subject-person-from = Von wem eine Person genannt wurde
subject-rule-title = Der Titel einer Absprache
subject-decision-title = Der Titel einer Entscheidung
subject-rule = Eine Absprache
subject-decision = Eine Entscheidung
subject-reminder = Eine Erinnerung
subject-check-in = Was du zu einem Tag schreibst
subject-note = Eine Notiz

## Why an edit was not made

edit-no-such-rule = Diese Absprache ist (noch) nicht hier.
edit-not-your-device = Nur deinen eigenen Geräten kannst du einen Namen geben.
edit-no-such-decision = Diese Entscheidung ist (noch) nicht hier.
edit-no-such-concern = Dieses Bedenken ist nicht (mehr) hier. Bitte sieh noch einmal nach.
edit-no-such-meeting = Dieses Treffen ist (noch) nicht hier.
edit-no-such-place = Dieser Ort ist (noch) nicht hier.
edit-no-such-contact = Dieser Kontakt ist (noch) nicht hier.
edit-no-such-number = Die Nummer hat sich inzwischen geändert. Bitte sieh noch einmal nach.
edit-not-on-the-shelf = Das steht (noch) nicht auf dem Regal.
edit-no-such-review = Diese Frage an alle ist (noch) nicht hier.
edit-not-your-question = Das kann nur ändern, wer es geteilt hat.
edit-not-taken-along = Was mitgenommen wurde, ist (noch) nicht hier.
edit-day = Der Tag muss in den Jahren von 1970 bis 2200 liegen.
edit-no-such-candidate = Diese Person steht nicht (mehr) auf der Liste.
edit-changed-since = Das wurde seither geändert und deshalb nicht zurückgenommen. Ändere es so, wie du es haben willst.
edit-nothing-to-undo = Es gibt nichts zurückzunehmen.
edit-no-trial = Es ist kein Tag festgelegt, an dem alle sagen, ob es passt, oder es sind zwei.
edit-same-person = Das ist schon derselbe Eintrag.
edit-no-such-posting = Dieser Aushang ist (noch) nicht hier.
edit-size = Die Gruppe kann 2 bis 24 Mitglieder anstreben.
edit-twice = Von einem Ort kann jedes nur einmal gesagt werden.
edit-no-such-wording = Der Wortlaut hat sich inzwischen geändert. Bitte lies ihn noch einmal.
edit-side-by-side = Zwei Fassungen stehen nebeneinander. Wähle zuerst eine.
edit-words-not-here = Ein Teil dieses Textes ist auf diesem Gerät noch nicht angekommen. Bitte warte darauf.
edit-words-taken-back = Dieser Text wurde zurückgenommen. Er muss zuerst neu geschrieben werden.
edit-reason-alone = Eine Begründung braucht eine Antwort, zu der sie gehört.
edit-rule-aside = Diese Absprache ist beiseitegelegt. Nimm sie zuerst wieder auf.
edit-decision-aside = Diese Entscheidung ist beiseitegelegt. Nimm sie zuerst wieder auf.
edit-place-aside = Dieser Ort ist beiseitegelegt. Nimm ihn zuerst wieder auf.
edit-contact-aside = Dieser Kontakt ist beiseitegelegt. Nimm ihn zuerst wieder auf.
edit-aside = Das ist beiseitegelegt. Nimm es zuerst wieder auf.
edit-meeting-cancelled = Dieses Treffen ist abgesagt. Setz es zuerst wieder an.
edit-not-on-that-date = Das Treffen ist nicht an diesem Termin.
edit-no-such-time = Die Zeit hat sich inzwischen geändert. Bitte sieh noch einmal nach.
edit-not-regular = Dieses Treffen hat nur einen Termin. Verschiebe das Treffen selbst oder sag es ab.
edit-not-among-us = Das kann für die Gruppe nur tun, wer zu ihr gehört.
edit-no-such-poll = Für dieses Treffen wird kein Termin gesucht.
edit-no-such-slot = Diese Zeit steht (noch) nicht zur Wahl.
edit-too-many-slots = Bis zu 32 Zeiten können zur Wahl stehen; auf weniger antwortet es sich leichter.
edit-notice = Ein Treffen kann bis zu 90 Tage vorher einberufen werden.
edit-free-times = Wann du Zeit hast, sagst du in bis zu 14 Zeiträumen einer Woche, von denen jeder nach seinem Beginn endet, und bis zu 8 Abwesenheiten.
edit-take-back = Zurücknehmen ändert das Dokument nicht; es wird für sich gesendet.
edit-not-a-member = Das können nur Mitglieder ändern.
edit-empty = { $what } braucht ein paar Worte.
edit-several-lines = { $what } muss in eine Zeile passen.
edit-too-long = Das ist zu lang: { $limit } Byte haben Platz, und es sind { $length }.
edit-not-composed = Das konnte nicht geschrieben werden. Es wurde nichts geändert.

## Why a time of a meeting cannot be

time-date = Das Datum muss in den Jahren von 1970 bis 2200 liegen.
time-length = Ein Treffen dauert zwischen einer Minute und 24 Stunden.
time-repeat = Ein Treffen wiederholt sich alle 1 bis 52 Wochen.
time-weekdays = Von mehreren Wochentagen ist einer der des ersten Termins.
time-until = Ein regelmäßiges Treffen endet an seinem ersten Termin oder später; ein einzelnes hat kein Ende.
time-pauses = Ein regelmäßiges Treffen hat höchstens acht Pausen, jede nach der vorigen.
time-zone = „{ $zone }“ ist keine Zeitzone, die dieses Gerät kennt; eine ist zum Beispiel Europe/Vienna.

## Why nothing was written

relay-unreadable = Das ist keine Adresse eines Relays. Sie sieht aus wie https://relay.example.org oder wie https://203.0.113.5:3340#…, so wie „kith relay“ sie ausgibt, in einer Zeile.
relay-too-long = Die Adresse eines Relays hat höchstens { $most } Zeichen.
relay-unencrypted = Die Adresse eines Relays beginnt mit https://. Ohne Verschlüsselung (http://) könnten alle auf dem Weg sehen, welche eurer Geräte miteinander in Verbindung sind; das geht nur für ein Relay auf demselben Rechner, zum Ausprobieren.
relay-extra = Hinter Rechner und Port eines Relays kann nur # und sein Schlüssel stehen. Lass den Rest weg.
relay-other-address = Ein Relay wird mit einem Namen oder einer IPv4-Adresse benannt, nicht mit einer IPv6-Adresse.
relay-pin = Was hinter dem # steht, ist nicht der Schlüssel eines Relays: Ein Teil fehlt oder ist verändert. Kopiere die ganze Adresse noch einmal.
write-too-early = Das wartet auf alle, bis der letzte Tag vorbei ist; erst dann kann es geschlossen werden.
write-not-in-group = Dieses Gerät gehört nicht (mehr) zur Gruppe, deshalb kann hier nichts geschrieben werden.
write-not-yours = Nur was du selbst geschrieben hast, kannst du zurücknehmen.
write-too-much-at-once = Es kam zu viel auf einmal herein, um danach zu schreiben. Es wurde nichts geändert; bitte versuch es gleich noch einmal.
write-breaks-rule = Das konnte nicht geschrieben werden, weil die anderen Geräte es ablehnen würden: Es verletzt eine Regel des Dokuments. Es wurde nichts geändert.
write-statement = Das würde nicht zählen: { $why }.
write-deadly = Kith ist dabei { $deaths }-mal hintereinander abgebrochen.
write-log = Das konnte nicht geschrieben werden, weil die anderen Geräte es ablehnen würden. Es wurde nichts geändert.

## Why something was not done in the room

live-not-inside = Du bist nicht im Raum.
live-inside = Du bist schon im Raum. Verlass ihn zuerst.
live-over = In diesem Raum ist niemand mehr.
live-too-many = Es sind schon andere Räume offen. Geh in einen von ihnen.
live-no-such-part = Diesen Teil gibt es nicht.
live-not-here = Dieses Mitglied ist nicht im Raum.
live-listening = Während Ideen gesagt werden, hört nur zu, wer erzählt hat.
live-not-your-turn = Du bist nicht an der Reihe.
live-minutes = Es kann 1 bis { $most } Minuten dauern.

## Why a text is no ticket

ticket-not-a-ticket = Das ist keine Einladung. Eine Einladung beginnt mit „kith1“; kopiere sie ganz.
ticket-damaged = Diese Einladung ist beschädigt: Ein Teil fehlt oder ist verändert. Kopiere sie noch einmal ganz.
ticket-newer-kith = Diese Einladung stammt von einem neueren Kith. Bring Kith auf diesem Gerät auf den neuesten Stand und versuch es dann noch einmal.
ticket-too-long = Dieser Text ist zu lang für eine Einladung. Füge nur die Einladung ein.
ticket-no-device = Eine Einladung braucht mindestens ein Gerät, das erreichbar ist.

## Why a joining did not go on

join-not-accepted = Das andere Gerät hat diese Einladung nicht angenommen. Vielleicht wurde sie schon benutzt, zurückgezogen oder ist zu alt; oder es wurde zu oft versucht: Warte eine Minute und versuch es noch einmal, oder bitte um eine neue Einladung.
join-ended = Das andere Gerät konnte dich nicht ganz aufnehmen. Versuch es noch einmal mit derselben Einladung.
join-newer-kith = Das andere Gerät benutzt ein neueres Kith. Bring Kith auf diesem Gerät auf den neuesten Stand und versuch es dann noch einmal.
join-out-of-turn = Das andere Gerät hat sich nicht an die Reihenfolge des Beitretens gehalten. Hier wurde nichts geändert.
join-too-much = Das andere Gerät hat mehr gesendet, als eine Gruppe haben kann. Hier wurde nichts geändert.
join-unreadable = Das andere Gerät hat etwas gesendet, das nicht gelesen werden kann. Hier wurde nichts geändert.

## Why a parcel was not written or read

request-no-invitation = Hier möchte jemand mit einer Einladung dazukommen, die von einem anderen Gerät benutzt oder zurückgezogen wurde, zu alt oder hier nicht bekannt ist. Es wurde nichts geändert.
request-not-yours = Hier möchte ein weiteres Gerät eines anderen Mitglieds dazukommen; nur dieses Mitglied kann es aufnehmen. Es wurde nichts geändert.
request-proof = Diese Anfrage wurde nicht mit einer Einladung dieser Gruppe gemacht. Es wurde nichts geändert.
parcel-not-a-parcel = Diese Datei ist kein Paket von Kith. Es wurde nichts geändert.
parcel-newer-kith = Ein neueres Kith hat dieses Paket geschrieben. Bring Kith auf diesem Gerät auf den neuesten Stand und lies es dann noch einmal. Es wurde nichts geändert.
parcel-not-for-this-device = Dieses Paket ist nicht für dieses Gerät. Vielleicht ist es für jemand anderen, für ein anderes Gerät oder eine andere Gruppe von dir, oder aus der Zeit, bevor dieses Gerät dazukam. Es wurde nichts geändert.
parcel-other-group = Dieses Paket gehört zu einer anderen Gruppe. Öffne diese Gruppe und lies es dort. Es wurde nichts geändert.
parcel-cut-off = Das Ende dieses Pakets fehlt. Kopier die Datei noch einmal oder bitte um eine neue. Es wurde nichts geändert.
parcel-damaged = Dieses Paket wurde unterwegs beschädigt oder verändert. Kopier die Datei noch einmal oder bitte um eine neue. Es wurde nichts geändert.
parcel-too-large = Diese Datei ist größer, als ein Paket sein kann. Es wurde nichts geändert.
parcel-writer-gone = Das Gerät, das dieses Paket geschrieben hat, gehört nicht mehr zur Gruppe; darum wird nichts daraus übernommen. Es wurde nichts geändert.
parcel-writer-unknown = Das Gerät, das dieses Paket geschrieben hat, gehört nicht zur Gruppe, soweit es hier bekannt ist. Vielleicht bringt ein Paket von jemand anderem die Neuigkeit. Es wurde nichts geändert.
parcel-nobody-to-read = Niemand davon hat ein anderes Gerät, für das ein Paket geschrieben werden könnte.
parcel-too-many-readers = Das sind mehr Geräte, als ein Paket haben kann. Nenn weniger Leute und schreib mehrere.
parcel-too-much = Das ist mehr, als ein Paket fasst.
parcel-file-there = Es gibt schon eine Datei mit diesem Namen, und sie bleibt, wie sie ist. Wähl einen anderen Namen.
parcel-no-file = Eine Datei mit diesem Namen gibt es nicht.
parcel-file = Die Datei konnte nicht gelesen oder geschrieben werden. Es wurde nichts geändert.

## Why something is no passphrase

passphrase-empty = Die Passphrase ist leer.
passphrase-control-character = Die Passphrase enthält einen Zeilenumbruch, einen Tabulator oder ein anderes unsichtbares Steuerzeichen.
passphrase-too-long = Die Passphrase ist länger als { $most } Byte.

## Why something is no recovery code

recovery-check = Im Wiederherstellungscode ist ein Tippfehler.
recovery-length = Ein Wiederherstellungscode hat 35 Buchstaben und Ziffern, in 7 Gruppen zu 5. Das sind { $found }.
recovery-group = In Gruppe { $group } des Wiederherstellungscodes ist ein Tippfehler.

## Why a key slot does not open; the end of a sentence

slot-wrong-passphrase = die Passphrase ist nicht die richtige
slot-needs-newer = nur ein neueres Kith kann diesen Schlüssel öffnen
slot-damaged = dieser Schlüssel ist beschädigt
slot-cost-out-of-bounds = der Schlüssel verlangt unvernünftig viel Arbeit oder Speicher
slot-last-key = sonst öffnet nichts die Gruppe: leg zuerst eine Passphrase fest
slot-no-memory = zum Prüfen der Passphrase ist zu wenig Arbeitsspeicher frei
slot-stretch = die Passphrase konnte nicht geprüft werden

## Why the store does not do what it is asked; the end of a sentence

store-missing = in diesem Ordner ist keine Gruppe
store-already-there = in diesem Ordner ist schon eine Gruppe
store-in-use = ein anderes Kith benutzt diesen Ordner
store-stopped = es wird nichts mehr geschrieben, weil etwas vorher nicht geschrieben werden konnte; schließ die Gruppe und öffne sie wieder
store-newer-version = ein neueres Kith hat in diesen Ordner geschrieben (Format { $found }, hier bekannt: { $known }); es wurde nichts geändert
store-damaged = die gespeicherten Daten sind beschädigt; es wurde nichts verschoben oder gelöscht
store-full = der Datenträger ist voll; es wurde nichts geschrieben
store-not-allowed = in diesem Ordner darf Kith nicht lesen oder schreiben
store-io = der Datenträger meldet einen Fehler
store-slot-count = es gibt 1 bis { $most } Schlüssel

## Why a ledger could not be opened; the end of a sentence

open-document = der Teil, der das Dokument führt, startet nicht

## Why something was not kept for oneself

jot-scale = Wie erschöpft du bist und wie gut es dir geht, sagst du von 1 bis 5.
jot-no-such-note = Diese Notiz ist nicht (mehr) hier.
jot-no-such-issue = Was du ändern willst, ist nicht (mehr) hier.
jot-too-many = Für mehr davon ist kein Platz. Lösche etwas, das du nicht mehr brauchst.
jot-too-early = Eine Erinnerung kann frühestens eine Woche vor einem Treffen kommen.
jot-part = Der Name eines Teils hat höchstens { $most } Byte.

## Why a session ended; the end of a sentence

close-done = alles ist gesagt
close-shutdown = das Gerät wurde geschlossen
close-not-a-member = das Gerät gehört nicht zur Gruppe
close-join-closed = dort wird gerade niemand aufgenommen
close-busy = das Gerät ist beschäftigt; versuch es in einer Minute noch einmal
close-duplicate = die Geräte sind schon verbunden
close-replaced = eine neuere Verbindung hat diese ersetzt
close-misbehaved = was ankam, verletzt die Regeln
close-too-slow = das Gerät nimmt nicht an, was ihm gesendet wird
close-paused = Verbindungen sind dort gerade ausgeschaltet
close-timed-out = es hat zu lange gedauert
close-lost = die Verbindung ist abgebrochen

## Why a device could not be reached; the end of a sentence

dial-unreachable = es ist kein Weg zu diesem Gerät bekannt, oder es gibt kein Netz
dial-timed-out = das Gerät hat nicht geantwortet
dial-another-device = dort hat ein anderes Gerät geantwortet
dial-off = auf diesem Gerät sind Verbindungen ausgeschaltet
dial-refused = das Gerät hat abgelehnt: { $why }

## Why a joining broke off; the end of a sentence

exchange-timed-out = es hat zu lange gedauert
exchange-size = was gesendet werden soll, hat die falsche Größe
exchange-ended = das Gerät hat es beendet: { $why }

## Why the network could not be used; the end of a sentence

net-timing = eine eingestellte Zeit ist zu lang
net-closed = das Netz wurde abgeschaltet
net-listen = auf { $addr } kann nicht gewartet werden
net-bind = es konnte kein Anschluss geöffnet werden; vielleicht ist er schon belegt
net-nearby = in diesem Netz können keine Geräte in der Nähe gesucht werden

## What does not fit the ticket; the end of a sentence

mismatch-unreadable = es kann nicht gelesen werden
mismatch-breaks-rules = es verletzt die Regeln
mismatch-no-group = es nennt keine Gruppe
mismatch-no-invitation = die Einladung ist nicht darin
mismatch-host-outside = das Gerät, das dich aufgenommen hat, gehört nicht zur Gruppe
mismatch-not-let-in = dieses Gerät wurde nicht zugelassen

## Why a group cannot be founded, joined, opened or run

node-wrong-passphrase = Die Passphrase ist nicht die richtige. Es wurde nichts geändert.
node-other-recovery-code = Das ist nicht der Wiederherstellungscode dieser Gruppe: Es wurde keiner für sie gemacht, oder ein neuerer ist an seine Stelle getreten. Es wurde nichts geändert.
node-other-keyring = Was der Schlüsselbund des Systems aufbewahrt, öffnet diese Gruppe nicht mehr. Deine Passphrase öffnet sie; danach kannst du den Schlüsselbund wieder einschalten.
node-not-in-keyring = Der Schlüsselbund des Systems bewahrt für diese Gruppe nichts auf. Deine Passphrase öffnet sie.
node-being-erased = Es wurde begonnen, diese Gruppe von diesem Gerät zu löschen, und hier öffnet sie nichts mehr. Lösch sie noch einmal, dann ist das fertig.
node-no-group = In diesem Ordner ist noch keine Gruppe. Gründe eine oder tritt einer bei.
node-group-here = In diesem Ordner ist schon eine Gruppe. Wähle für eine andere Gruppe einen anderen Ordner.
node-in-use = Ein anderes Kith benutzt diesen Ordner. Schließ es dort zuerst.
node-joining-not-finished = In diesem Ordner wurde begonnen, einer Gruppe beizutreten, und das ist nicht fertig. Versuch es mit derselben Einladung noch einmal, dann geht es weiter, oder mit einer neuen.
node-slot = Die Passphrase konnte nicht vorbereitet werden: { $why }
node-store = Kith konnte seinen Ordner nicht benutzen: { $why }.
node-damaged = Die Gruppe kann nicht geöffnet werden, weil beschädigt ist, was auf diesem Gerät gespeichert ist. Es wurde nichts verschoben oder gelöscht; bitte behalte den Ordner. Was schon bei den anderen angekommen war, ist auf ihren Geräten sicher. Wenn du Kith noch auf einem anderen Gerät benutzt, mach dort eine Einladung für ein weiteres eigenes Gerät und tritt damit in einem neuen Ordner bei.
node-damaged-slot = Deine Passphrase konnte nicht probiert werden, weil auf diesem Gerät beschädigt ist, was es öffnet. Es wurde nichts verschoben oder gelöscht; bitte behalte den Ordner. Was schon bei den anderen angekommen war, ist auf ihren Geräten sicher. Wenn du Kith noch auf einem anderen Gerät benutzt, mach dort eine Einladung für ein weiteres eigenes Gerät und tritt damit in einem neuen Ordner bei.
node-needs-newer = Ein neueres Kith hat einen Teil dieses Ordners geschrieben, und dieses hier kann ihn nicht lesen. Bitte öffne ihn mit dem neueren. Es wurde nichts geändert.
node-unreadable = Was dieses Gerät für sich behält, kann dieses Kith nicht lesen; vielleicht hat eine andere Version es geschrieben und kann es öffnen. Es wurde nichts verschoben oder gelöscht; bitte behalte den Ordner. Was schon bei den anderen angekommen war, ist auf ihren Geräten sicher. Wenn du Kith noch auf einem anderen Gerät benutzt, mach dort eine Einladung für ein weiteres eigenes Gerät und tritt damit in einem neuen Ordner bei.
node-open = Die Gruppe konnte nicht geöffnet werden: { $why }.
node-net = Das Netz konnte nicht benutzt werden: { $why }.
node-unreachable = Kein Gerät der Gruppe war erreichbar ({ $why }). Bitte wer dich eingeladen hat, Kith zu öffnen und im selben Netz zu bleiben, und versuch es dann noch einmal mit derselben Einladung.
node-interrupted = Die Verbindung endete, bevor alles hier war ({ $why }). Versuch es noch einmal mit derselben Einladung.
node-not-that-group = Was das andere Gerät gesendet hat, passt nicht zu dieser Einladung: { $why }. Es wurde nichts behalten.

## Why the system's keyring does not do what it is asked

keyring-missing = Dieses System hat keinen Schlüsselbund, den Kith benutzen kann. Deine Passphrase öffnet alles wie bisher.
keyring-locked = Der Schlüsselbund des Systems ist gesperrt oder hat Kith nicht hineingelassen. Deine Passphrase öffnet alles wie bisher.
keyring-no-entry = Der Schlüsselbund des Systems bewahrt für diese Gruppe nichts mehr auf. Deine Passphrase öffnet sie wie bisher; danach kannst du den Schlüsselbund wieder einschalten.
keyring-failed = Der Schlüsselbund des Systems meldet einen Fehler. Deine Passphrase öffnet alles wie bisher.

## Why a backup cannot be written or read

backup-not-a-backup = Diese Datei ist keine Sicherung, die Kith gemacht hat. Es wurde nichts geändert.
backup-newer = Ein neueres Kith hat diese Sicherung geschrieben, und dieses hier kann sie nicht lesen. Es wurde nichts geändert.
backup-cut-off = Das Ende dieser Sicherung fehlt: Sie wurde abgeschnitten, vielleicht beim Kopieren. Es wurde nichts geändert.
backup-damaged = Diese Sicherung ist beschädigt: Sie ist nicht so, wie Kith sie geschrieben hat. Es wurde nichts geändert.
backup-too-large = Das ist mehr, als Kith in einer Sicherung aufbewahrt. Es wurde nichts geändert.
backup-exists = Eine Datei dieses Namens gibt es schon. Wähle einen anderen Namen. Es wurde nichts geändert.
backup-no-such-place = Diese Datei oder diesen Ordner gibt es nicht. Es wurde nichts geändert.
backup-not-allowed = Kith darf dort nicht lesen oder schreiben. Es wurde nichts geändert.
backup-full = Der Datenträger ist voll. Es wurde nichts geändert; mach Platz oder wähle einen anderen Ort.
backup-group-here = Eine Gruppe in dieser Sicherung ist schon auf diesem Gerät. Es wurde nichts geändert. Lösch sie hier zuerst, oder stell die Sicherung in einem anderen Ordner wieder her.
backup-nothing = Hier ist keine Gruppe, die in einer Sicherung aufbewahrt werden könnte.
backup-io = Der Datenträger meldet einen Fehler. Es wurde nichts geändert.

## What else is wrong on this device

trouble-opening-fault = Die Gruppe konnte wegen eines Fehlers in Kith nicht geöffnet werden.
trouble-not-opened = Die Gruppe konnte nicht geöffnet werden.
trouble-joining-fault = Der Beitritt zur Gruppe gelang wegen eines Fehlers in Kith nicht.
trouble-closed = Die Gruppe ist geschlossen.
trouble-closed-before = Die Gruppe wurde geschlossen, bevor das geschehen war.
trouble-still-opening = Die Gruppe wird noch geöffnet. Bitte versuch es gleich noch einmal.
trouble-not-kept = Das konnte nicht aufgehoben werden, während die Gruppe geöffnet wird. Bitte versuch es gleich noch einmal.
trouble-needs-running = Dafür muss die Gruppe in einem Fenster oder in „kith node“ offen sein.
trouble-keys-changed-meanwhile = Was diese Gruppe öffnet, wurde gerade anderswo geändert. Bitte versuch es noch einmal.
trouble-group-decides = Die Gruppe entscheidet gemeinsam, wer dazukommt. Schlag diese Person zuerst der Gruppe vor; sobald genug zugestimmt haben, kann jedes Mitglied die Einladung machen.
trouble-nothing-nearby = In diesem Netz können keine Geräte in der Nähe gesucht werden.
trouble-nothing-nearby-now = In diesem Netz können keine Geräte in der Nähe gesucht werden. Bekannte Adressen gehen weiterhin.
trouble-no-network = Das Netz konnte für das Relay der Gruppe nicht neu geöffnet werden. Es wird weiter versucht; bis dahin ist niemand erreichbar.
trouble-relay-list-not-written = Die Datei, die dem Relay sagt, wen es einlässt, konnte nicht geschrieben werden. Bis sie es ist, kommt dort nicht hinein, wer neu ist, und noch hinein, wer nicht mehr dazugehört.
trouble-damaged-content = Ein Teil dessen, was auf diesem Gerät gespeichert war, ist beschädigt. Was das Gerät eines anderen Mitglieds noch hat, kommt von selbst zurück, sobald die beiden verbunden sind. Bitte lass den Ordner bis dahin, wie er ist.
trouble-damaged-own = Was dieses Gerät für sich behält, ist zum Teil beschädigt: Einstellungen, die Einladungen, die hier gemacht wurden, wo die anderen sind, oder was du hier nur für dich behältst. Was der Gruppe gehört, ist davon nicht berührt.
trouble-stuck = Etwas, das ein Mitglied geschrieben hat, kann diese Version von Kith nicht lesen. Eine neuere vielleicht.
trouble-forked = Ein Gerät wurde kopiert, während es lief, und beide Kopien haben geschrieben. Was eine von ihnen geschrieben hat, zählt nicht; im Verlauf steht es. Bitte schreib es noch einmal.
trouble-traces = Etwas wurde zurückgenommen, aber Spuren davon können noch auf diesem Datenträger sein, weil er voll war oder einen Fehler hatte. Kith entfernt sie, sobald es geht.
trouble-outside-contested = Die Einladung wurde von zwei Geräten benutzt, deshalb zählt keines, bis die Gruppe geklärt hat, wer dazugekommen ist. Du kannst lesen, was hier ist.
trouble-outside-left = Du hast diese Gruppe verlassen. Was hier ist, kannst du weiter lesen.
trouble-outside-removed = Du gehörst nicht mehr zu dieser Gruppe. Was hier ist, kannst du weiter lesen.
trouble-outside-closed = Die Gruppe wurde geschlossen. Was hier ist, kannst du weiter lesen.
trouble-outside-retired = Dieses Gerät wurde aus der Gruppe genommen. Was hier ist, kannst du weiter lesen.
trouble-outside-alone = In dieser Gruppe ist sonst niemand mehr, deshalb kann sie nur gelesen werden.
trouble-unsaved-full = Der Datenträger ist voll, deshalb kann nichts gespeichert werden. Was du zuletzt geschrieben hast, ist noch im Speicher: Lass Kith offen und schaff Platz, dann wird es von selbst gespeichert.
trouble-unsaved-not-allowed = Kith darf in seinem Ordner nicht schreiben, deshalb kann nichts gespeichert werden. Was du zuletzt geschrieben hast, ist nur im Speicher: Kopiere es, prüfe die Rechte des Ordners, schließ dann Kith und öffne es wieder.
trouble-unsaved-damaged = Was auf diesem Gerät gespeichert ist, ist beschädigt, deshalb wird nichts mehr gespeichert. Was du zuletzt geschrieben hast, ist nur im Speicher: Kopiere es, schließ dann Kith und öffne es wieder. Bitte behalte den Ordner; was schon bei den anderen angekommen war, ist auf ihren Geräten sicher.
trouble-unsaved-error = Der Datenträger hat einen Fehler gemeldet, deshalb wird nichts mehr gespeichert. Was du zuletzt geschrieben hast, ist nur im Speicher: Kopiere es, schließ dann Kith und öffne es wieder.
trouble-misbehaved-device = Etwas, das von einem anderen Gerät kam, verletzt die Regeln der Gruppe und wurde nicht behalten. Vielleicht ist Kith dort neuer oder beschädigt: Frag, wem es gehört.
trouble-other-kept = Eine andere Version von Kith hat es aufgehoben.
trouble-waiting-damaged = Etwas, das du beim letzten Mal getan hast, während die Gruppe geöffnet wurde, ist beschädigt und kann nicht mehr geschehen.
trouble-parcel-broken-off = Ein Teil dieses Pakets verletzt die Regeln der Gruppe und wurde nicht behalten; was davor kam, ist hier. Vielleicht ist Kith auf dem Gerät, das es geschrieben hat, neuer oder beschädigt.
trouble-no-device = die Einladung nennt kein Gerät
trouble-said-nothing = das andere Gerät hat nichts mehr gesagt
trouble-misbehaved = Etwas, das von einem Gerät von { $name } kam, verletzt die Regeln der Gruppe und wurde nicht behalten. Vielleicht ist Kith dort neuer oder beschädigt: Frag dort nach.
trouble-not-done = Das ist nicht geschehen. { $why }
trouble-not-written = Das ist nicht geschehen: { $why }.
trouble-waited-in-vain = Etwas, das du getan hast, während die Gruppe geöffnet wurde, war nicht möglich und ist nicht geschehen. { $why }
trouble-waits-still = Etwas, das du getan hast, während die Gruppe geöffnet wurde, ist nicht geschehen. { $why } Es ist auf diesem Gerät aufgehoben, und die nächste Version von Kith versucht es noch einmal. Alles andere ist geschehen.

## Why the relay is not reached, or none is in force, and why a device is not connected: ends of sentences, but for the second part

relay-trouble-silent = es antwortet nicht
relay-trouble-turned-away = es lässt dieses Gerät nicht ein: die Liste seiner Geräte ist noch nicht bei ihm angekommen
relay-trouble-another-key = was dort antwortet, kann nicht zeigen, dass es dieses Relay ist
relay-trouble-no-such-name = sein Name ist in diesem Netz nicht bekannt
no-relay-apart = Über das Relay wurde von Mitgliedern, die nichts voneinander wissen konnten, zweierlei entschieden, deshalb wird keines benutzt. Legt eines davon der Gruppe noch einmal vor: was dann entschieden wird, gilt.
no-relay-not-here = Die Adresse des Relays ist auf diesem Gerät noch nicht angekommen.
no-relay-taken-back = Wer das Relay vorgeschlagen hat, hat seine Adresse zurückgenommen, deshalb wird keines benutzt. Die Gruppe kann wieder eines beschließen.
no-relay-unreadable = Was die Gruppe entschieden hat, ist keine Adresse eines Relays, die dieses Kith benutzen kann, deshalb wird keines benutzt. Die Gruppe kann wieder eines beschließen.
unreached-not-open = die Gruppe ist hier nicht geöffnet
unreached-off = Verbindungen sind auf diesem Gerät abgeschaltet
unreached-sought = es wird gesucht
unreached-no-address = hier ist keine Adresse von ihm bekannt, und es gibt kein Relay
unreached-silent = es antwortet an keiner Adresse, die von ihm bekannt ist
unreached-silent-everywhere = es antwortet weder an seinen bekannten Adressen noch über das Relay, ist also vermutlich aus
unreached-would-need-relay = seine bekannten Adressen gelten nur in seinem eigenen Netz; von anderswo braucht es ein Relay
unreached-relay-missed = es antwortet nicht an seinen bekannten Adressen, und das Relay ist nicht erreichbar
unreached-another = an seinen bekannten Adressen antwortet ein anderes Gerät
unreached-refused = es hat abgelehnt: { $why }
