// Two words an instruction: opcode and argument. `[a b -> c]` shows the operand stack, top at the right.
export const OP = {
  NOP: 0,
  POP_TOP: 1, // [a ->]
  DUP: 2, // [a -> a a]
  DUP_TWO: 3, // [a b -> a b a b]
  SWAP: 4, // [a b -> b a]
  ROT_THREE: 5, // [a b c -> c a b]
  ROT_FOUR: 6, // [a b c d -> d a b c]
  LOAD_CONST: 7, // [-> word]; the argument is the value itself
  LOAD_FAST: 8, // [-> local]
  STORE_FAST: 9,
  DELETE_FAST: 10,
  LOAD_GLOBAL: 11, // argument: slot of the module's variables
  STORE_GLOBAL: 12,
  DELETE_GLOBAL: 13,
  LOAD_DEREF: 14, // argument: slot that holds a cell
  STORE_DEREF: 15,
  DELETE_DEREF: 16,
  LOAD_CLOSURE: 17, // [-> cell]
  LOAD_CLASS_NAME: 18, // a class body's local, else the global: local | slot << 12
  LOAD_ATTR: 19, // argument: name
  STORE_ATTR: 20, // [value object ->]
  DELETE_ATTR: 21, // [object ->]
  LOAD_METHOD: 22, // [object -> function self], or [value UNBOUND]
  LOAD_SUBSCR: 23, // [object index -> item]
  STORE_SUBSCR: 24, // [value object index ->]
  DELETE_SUBSCR: 25, // [object index ->]
  BINARY: 26, // [a b -> c]; argument: operator, + 16 when in place
  UNARY: 27, // 0 minus, 1 plus, 2 invert, 3 not
  COMPARE: 28, // 0 < 1 <= 2 > 3 >= 4 == 5 !=
  IS: 29, // 1: is not
  CONTAINS: 30, // [item container -> bool]; 1: not in
  JUMP: 31,
  JUMP_BACKWARD: 32,
  POP_JUMP_IF_FALSE: 33,
  POP_JUMP_IF_TRUE: 34,
  JUMP_IF_FALSE_OR_POP: 35,
  JUMP_IF_TRUE_OR_POP: 36,
  GET_ITER: 37, // [iterable -> iterator]
  FOR_ITER: 38, // [iterator -> iterator item], or jump with [->]
  UNPACK: 39, // [iterable -> last ... first]; argument: count
  UNPACK_EX: 40, // before | after << 8
  BUILD_TUPLE: 41,
  BUILD_LIST: 42,
  BUILD_SET: 43,
  BUILD_MAP: 44, // [key value ... -> dict]
  BUILD_STRING: 45,
  BUILD_SLICE: 46,
  LIST_APPEND: 47, // [... item ->]; argument: distance of the list below
  SET_ADD: 48,
  MAP_ADD: 49, // [... key value ->]
  LIST_EXTEND: 50, // [list iterable -> list]
  SET_UPDATE: 51,
  DICT_UPDATE: 52,
  LIST_TO_TUPLE: 53,
  FORMAT_VALUE: 54, // [value spec -> text]; argument: conversion 0 none 1 str 2 repr 3 ascii
  CALL: 55, // [function self-or-UNBOUND arguments ... -> result]; argument: count
  CALL_KW: 56, // argument: index into the table of keyword calls
  CALL_EX: 57, // [function UNBOUND list dict -> result]
  MAKE_FUNCTION: 58, // [defaults kwDefaults closure -> function]; argument: code
  RETURN: 59,
  YIELD: 60,
  YIELD_FROM: 61, // [iterator -> result]
  RAISE: 62, // 0 again, 1 [exc], 2 [exc cause]
  RERAISE: 63, // [exc ->]
  PUSH_EXC: 64, // [exc -> previous exc]
  POP_EXC: 65, // [previous ->]
  EXC_MATCH: 66, // [exc type -> exc bool]
  RESTORE_EXC: 67, // [previous exc -> exc]
  WITH_PREPARE: 68, // [manager -> exit self enter self]
  WITH_EXIT_EXC: 69, // [exit self previous exc -> exit self previous exc result]
  ASSERT_FAIL: 70, // 1: [message ->]
  MAKE_CLASS: 71, // [name bases namespace-function cell?...]; see `classes.ts`
  END_CLASS: 72, // class body: builds the namespace of bound locals
  IMPORT: 73, // argument: module
  IMPORT_FROM: 74, // [module -> module value]; argument: name
  LOAD_SUPER: 75, // [class self -> super]
  STOP: 76, // end of the thread
} as const

export const BINARY_OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '@', '<<', '>>', '&', '|', '^'] as const
