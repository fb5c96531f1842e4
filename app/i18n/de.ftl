### The interface of Kith in German. `$name` stands for what is inserted.


## General




## Shell




## Commands

commands-title = Alle Befehle
commands-hint = Was möchtest du tun?
commands-none = Unter diesem Namen gibt es nichts.
commands-go = Gehe zu { $place }
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
toast-done = { $what }.
toast-undo = Rückgängig

## Frame

frame-shown-now = { $title }, wird gezeigt
frame-needs-word = { $title }, wartet auf dein Wort
frame-shown-needs-word = { $title }, wird gezeigt, wartet auf dein Wort
frame-menu = Alle Seiten
frame-undo-hint = { $what }. { $keys }
frame-undo-name = Rückgängig: { $what }
frame-lock = Sperren
frame-look = Farben und Größe
frame-all-right = In Ordnung
frame-anew = Was die Gruppe vereinbart hat, kann der Anfang einer neuen sein.
frame-anew-button = Gruppe neu gründen …
frame-compare = Vergleicht diese Wörter persönlich oder am Telefon. Sind sie verschieden, ist vielleicht jemand anderes hereingekommen: Schreibt hier nichts, was unter euch bleiben soll, und redet miteinander.
frame-compared = Wir haben verglichen
frame-compared-name = Wir haben verglichen: { $who }


## Door




## Today




## Focus




## Finding




## Members




## Places




## Meetings




## Dates




## Room




## Rules




## Decisions




## Shelf




## Going




## Mine




## Help




## Whereabouts




## History




## Search




## Reasons



