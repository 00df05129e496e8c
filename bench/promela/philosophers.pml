/* Seven philosophers, the fork of the lower number first, one meal each. */
#define N 7
bit fork[N];

active [N] proctype dine() {
  byte first, second;
  if
  :: _pid < (_pid + 1) % N -> first = _pid; second = (_pid + 1) % N
  :: else -> first = (_pid + 1) % N; second = _pid
  fi;
  atomic { fork[first] == 0 -> fork[first] = 1 };
  atomic { fork[second] == 0 -> fork[second] = 1 };
  fork[second] = 0;
  fork[first] = 0
}
