/* Three readers of five rounds, two writers of three, a monitor whose writers wait until nobody reads. Writing is one step,
   which favours spin. */
bit mutex;
byte readers, x;
bit waiting[5], woken[5];

inline enter() { atomic { mutex == 0 -> mutex = 1 } }
inline leave() { mutex = 0 }

active [3] proctype read() {
  byte i, seen;
  do
  :: i < 5 ->
     enter();
     readers++;
     leave();
     seen = x;
     enter();
     readers--;
     d_step {
       if :: waiting[3] -> waiting[3] = 0; woken[3] = 1 :: else fi;
       if :: waiting[4] -> waiting[4] = 0; woken[4] = 1 :: else fi
     };
     leave();
     i++
  :: else -> break
  od
}

active [2] proctype write() {
  byte i;
  do
  :: i < 3 ->
     enter();
     do
     :: readers > 0 ->
        atomic { waiting[_pid] = 1; mutex = 0 };
        atomic { woken[_pid] == 1 -> woken[_pid] = 0 };
        enter()
     :: else -> break
     od;
     x++;
     leave();
     i++
  :: else -> break
  od
}
