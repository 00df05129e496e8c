class T:
    @property
    def x(self):
        return 1
T().x = 2
