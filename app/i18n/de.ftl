### The interface of Kith in German. `$name` stands for what is inserted.


## General




## Shell




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



