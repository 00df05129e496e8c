both_at_it = threading.Barrier(2)


class SlowAccount(Account):
    """Shows its balance when another transfer has asked for one too."""

    is_slow = False

    @property
    def balance(self):
        if self.is_slow:
            self.is_slow = False
            both_at_it.wait()
        return self.coins

    @balance.setter
    def balance(self, coins):
        self.coins = coins


slow_accounts = [SlowAccount(number, 5) for number in (1, 2, 3, 4)]
slow_accounts[0].is_slow = slow_accounts[2].is_slow = True
slow_threads = [
    threading.Thread(target=transfer, args=(slow_accounts[n], slow_accounts[n + 1], 2)) for n in (0, 2)
]
for slow_thread in slow_threads:
    slow_thread.start()
for slow_thread in slow_threads:
    slow_thread.join()
assert [slow_account.coins for slow_account in slow_accounts] == [3, 7, 3, 7], "both have moved"
