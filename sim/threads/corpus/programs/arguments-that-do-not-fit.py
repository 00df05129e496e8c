import threading
import time
import typing
from dataclasses import dataclass, fields
from typing import ClassVar


def attempt(call):
    try:
        print("fine", call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: sorted())
attempt(lambda: sorted([2, 1], lambda n: n))
attempt(lambda: sorted([2, 1], key=lambda n: n))
attempt(lambda: map(len))
attempt(lambda: threading.Thread(attempt))
attempt(lambda: time.sleep("soon"))
attempt(lambda: slice(1, 5, 2).indices(4))
attempt(lambda: slice(None, None, -1).indices(4))
attempt(lambda: slice(-3, None).indices(5))


@dataclass
class Item:
    name: str
    made: ClassVar[int] = 0
    sold: "typing.ClassVar[int]" = 0
    lost: typing.ClassVar = 0
    note: str = ""


print(Item("cup"), [own.name for own in fields(Item)], Item.made)
Item("cup", "blue", 3)
