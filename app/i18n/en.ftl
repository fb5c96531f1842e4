### The interface of Kith in English. `$name` stands for what is inserted.


## General




## Shell




## Commands

commands-title = All commands
commands-hint = What do you want to do?
commands-none = There is nothing of that name.
commands-go = Go to { $place }
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



