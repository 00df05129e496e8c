/* A bounded buffer under two semaphores, two producers and two consumers; SAFE has a mutex around the count, and counts
   in one step, which favours spin. */
#ifndef SIZE
#define SIZE 2
#endif
#ifndef ITEMS
#define ITEMS 5
#endif
byte room = SIZE, filled;
bit mutex;
short count;
byte done;

inline change(by) {
#ifdef SAFE
  atomic { mutex == 0 -> mutex = 1 };
  count = count + by;
  mutex = 0
#else
  seen = count;
  count = seen + by
#endif
}

active [2] proctype produce() {
  byte i; short seen;
  do
  :: i < ITEMS ->
     atomic { room > 0 -> room-- };
     change(1);
     filled++;
     i++
  :: else -> break
  od;
  done++
}

active [2] proctype consume() {
  byte i; short seen;
  do
  :: i < ITEMS ->
     atomic { filled > 0 -> filled-- };
     change(-1);
     room++;
     i++
  :: else -> break
  od;
  done++
}

active proctype check() {
  done == 4;
  assert(count == 0)
}
