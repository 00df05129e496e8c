import type { GalleryProgram } from './gallery-program.ts'

export const transfer: GalleryProgram = {
  id: 'transfer',
  title: 'Transfer under two locks',
  idea: 'Two transfers in opposite directions each hold the lock that the other one needs. One order for all locks breaks the circle.',
  shows: 'deadlock',
  broken: `import threading

class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()

def transfer(source, target, amount):
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount

a = Account(1, 10)
b = Account(2, 10)
threads = [
    threading.Thread(target=transfer, args=(a, b, 3)),
    threading.Thread(target=transfer, args=(b, a, 4)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert a.balance + b.balance == 20, "money is gone"
`,
  fixed: `import threading

class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()

def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.number)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount

a = Account(1, 10)
b = Account(2, 10)
threads = [
    threading.Thread(target=transfer, args=(a, b, 3)),
    threading.Thread(target=transfer, args=(b, a, 4)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert a.balance + b.balance == 20, "money is gone"
`,
}
