both_inside = threading.Barrier(2)


class SlowCustomer(Customer):
    """The ledger of this one answers when it is asked for two customers at once."""

    ledger_is_open = False

    @property
    def checking(self):
        if self.ledger_is_open:
            self.ledger_is_open = False
            both_inside.wait()
        return self.ledger

    @checking.setter
    def checking(self, ledger):
        self.ledger = ledger


slow_customers = [SlowCustomer(10, 0), SlowCustomer(10, 0)]
for slow in slow_customers:
    slow.ledger_is_open = True
slow_tellers = [threading.Thread(target=slow.withdraw, args=("checking", 5)) for slow in slow_customers]
for slow_teller in slow_tellers:
    slow_teller.start()
for slow_teller in slow_tellers:
    slow_teller.join()
assert [slow.ledger for slow in slow_customers] == [5, 5], "each pays once"
