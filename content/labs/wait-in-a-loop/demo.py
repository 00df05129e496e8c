hatch = Hatch(1)
served = []


def cook():
    for dish in ("soup", "cake"):
        hatch.put(dish)


def waiter():
    served.append(hatch.take())


threads = [threading.Thread(target=waiter), threading.Thread(target=waiter), threading.Thread(target=cook)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("served", served)
assert sorted(served) == ["cake", "soup"], f"soup and cake were cooked, and {served} were served"
