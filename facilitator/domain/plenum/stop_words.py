"""Words that say nothing of what a statement is about: German ones, and the commonest English."""

from __future__ import annotations

from typing import Final

_GERMAN: Final = """
aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders auch
auf aus außer bald bei beide beiden beim bevor bin bis bisher bist bleiben bleibt brauchen braucht
da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darf darin
darum darüber das dass davon davor dazu dein dem den denen denn der deren des dessen deutlich dich
die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen ein eine einem einen einer
eines einfach einige einmal er erst es etwa etwas euch euer fast fehlen fehlt für ganz gar gegen
gehen geht gemacht genug gibt gleich hat hatte hatten haben hier hin hinter hätte ich ihm ihn ihnen
ihr ihre ihrem ihren ihrer im immer in ins ist ja je jede jedem jeden jeder jedes jemand jetzt kann
kein keine keinem keinen keiner kommen kommt können könnte lassen lässt machen macht mal man manche
mancher mehr mein mich mir mit muss möglich müssen nach neben nicht nichts nie niemand noch nun nur
ob oder oft ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sogar soll
sollen sollte sollten sondern sonst statt um und uns unser unsere unserem unseren unter vom von vor
viel viele vielen wann war waren warum was weder weg wegen weil weiter welche welcher welches wem
wen wenig wenige weniger wenn wer werden wie wieder will wir wird wirklich wo wollen worden wurde
wurden wäre während würde würden zu zum zur zwar zwischen über
"""
_ENGLISH: Final = """
a about after all also an and any are as at be because been but by can could do does for from had
has have how if in into is it its just like more most much my need needs no not of on one only or
other our out should so some such than that the their them then there these they this to too up us
very was we were what when which who will with would you your
"""
STOP_WORDS: Final = frozenset((*_GERMAN.split(), *_ENGLISH.split()))
