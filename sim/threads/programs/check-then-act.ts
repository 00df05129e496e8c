import type { GalleryProgram } from './gallery-program.ts'

export const checkThenAct: GalleryProgram = {
  id: 'check-then-act',
  title: 'Check, then act',
  idea: 'What a thread has checked may no longer be true when it acts: both see enough money, and both take it.',
  shows: 'assertion',
  broken: `import threading

balance = 10

def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount

threads = [threading.Thread(target=withdraw, args=(8,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
assert balance >= 0, "the account is overdrawn"
`,
  fixed: `import threading

balance = 10
lock = threading.Lock()

def withdraw(amount):
    global balance
    with lock:
        if balance >= amount:
            balance -= amount

threads = [threading.Thread(target=withdraw, args=(8,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
assert balance >= 0, "the account is overdrawn"
`,
}
