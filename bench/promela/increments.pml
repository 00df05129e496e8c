/* Four threads, ten locked increments each. An increment is one step here, which favours spin: ours loads and stores. */
#define THREADS 4
#define TIMES 10
bit mutex;
byte counter, done;

active [THREADS] proctype work() {
  byte i;
  do
  :: i < TIMES ->
     atomic { mutex == 0 -> mutex = 1 };
     counter++;
     mutex = 0;
     i++
  :: else -> break
  od;
  done++
}

active proctype check() {
  done == THREADS;
  assert(counter == THREADS * TIMES)
}
