shop = Shop(chairs=1)
served = []


def customer():
    if shop.visit("Ada"):
        served.append("Ada")


threads = [
    threading.Thread(target=shop.serve, args=(lambda name: print("cutting", name),)),
    threading.Thread(target=customer),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert served == ["Ada"], "there was a free chair"
