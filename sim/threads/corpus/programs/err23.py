class A:
    def m(self):
        self.y
A().m()
