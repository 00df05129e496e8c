desks = [threading.Thread(target=sell, args=(2,)) for _ in range(2)]
for desk in desks:
    desk.start()
for desk in desks:
    desk.join()
print("sold", sold)
assert sold == 4, f"4 tickets were sold, and {sold} were counted"
