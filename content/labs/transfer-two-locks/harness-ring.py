ring_accounts = [Account(number, 1) for number in (8, 4, 6)]
ring_threads = [
    threading.Thread(target=transfer, args=(ring_accounts[n], ring_accounts[(n + 1) % 3], 1)) for n in range(3)
]
for ring_thread in ring_threads:
    ring_thread.start()
for ring_thread in ring_threads:
    ring_thread.join()
assert sum(ring_account.balance for ring_account in ring_accounts) == 3, "round it goes"
