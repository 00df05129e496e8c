pile = Stack(3)
assert [pile.pop(), pile.pop()] == [0, 1], "the last in is the first out"
pile.push(0)
pile.push(1)
assert [pile.pop(), pile.pop(), pile.pop(), pile.pop()] == [1, 0, 2, None], "the last in is the first out, again"
pile.push(2)
assert [pile.pop(), pile.pop()] == [2, None], "an empty pile can be used again"
lone = Stack(1)
assert [lone.pop(), lone.pop()] == [0, None], "a pile of one"
