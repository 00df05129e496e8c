anna = Account(1, 10)
bela = Account(2, 10)
threads = [
    threading.Thread(target=transfer, args=(anna, bela, 3)),
    threading.Thread(target=transfer, args=(bela, anna, 4)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("anna", anna.balance, "bela", bela.balance)
assert (anna.balance, bela.balance) == (11, 9)
