shelf = Hatch(1)
shelf_pen = threading.Lock()
on_the_shelf = 0


def shelf_fill(jar):
    global on_the_shelf
    shelf.put(jar)
    with shelf_pen:
        on_the_shelf += 1
        assert on_the_shelf <= 1, "more jars than places"


shelf_crew = [threading.Thread(target=shelf_fill, args=(jar,)) for jar in (None, 0, "")]
for shelf_hand in shelf_crew:
    shelf_hand.start()
shelf_jars = []
for _ in range(3):
    with shelf_pen:
        on_the_shelf -= 1
    shelf_jars.append(shelf.take())
for shelf_hand in shelf_crew:
    shelf_hand.join()
assert None in shelf_jars and 0 in shelf_jars and "" in shelf_jars, "every jar comes off the shelf"
