import sys
x = (1 +
     2 +
     "a")
