use super::*;
use std::hash::DefaultHasher;

fn hashed(memory: &Memory) -> u64 {
    let mut hasher = DefaultHasher::new();
    memory.hash(&mut hasher);
    hasher.finish()
}

fn memory() -> Memory {
    Memory::new(Arc::from(*b"hello\0"), RODATA + KERNEL_PAGE, 10_000)
}

const DATA: u64 = RODATA + KERNEL_PAGE;

#[test]
fn numbers_are_little_endian_and_may_cross_pages() {
    let mut memory = memory();
    memory.store::<8>(DATA + 1020, 0x0102_0304_0506_0708).expect("data is writable");
    assert_eq!(memory.load::<4>(DATA + 1020), Ok(0x0506_0708));
    assert_eq!(memory.load::<8>(DATA + 1020), Ok(0x0102_0304_0506_0708));
    assert_eq!(memory.load::<1>(DATA + 1027), Ok(1));
}

#[test]
fn null_and_literals_cannot_be_written() {
    let mut memory = memory();
    assert_eq!(memory.load::<4>(0), Err(BadAddress { addr: 0 }));
    assert_eq!(memory.store::<1>(RODATA, 0), Err(BadAddress { addr: RODATA }));
    assert_eq!(memory.c_string(RODATA), Ok(b"hello".to_vec()));
    assert_eq!(memory.accessible(RODATA, 100, Access::Read), 6);
    assert_eq!(memory.accessible(STACK_TOP - 3, 10, Access::Write), 3);
    assert_eq!(memory.accessible(DATA, u64::MAX, Access::Write), 12_288);
}

#[test]
fn dead_stack_and_zeros_make_no_difference() {
    let clean = memory();
    let mut used = memory();
    used.fill(STACK_TOP - 5000, 4000, UNINITIALISED).expect("stack is writable");
    used.store::<4>(DATA, 7).expect("data is writable");
    assert_ne!(used, clean);
    used.store::<4>(DATA, 0).expect("data is writable");
    used.settle(STACK_TOP - 900);
    assert_eq!(used, clean);
    assert_eq!(hashed(&used), hashed(&clean));
}

#[test]
fn the_hash_goes_by_content_before_and_after_settling() {
    let mut a = memory();
    a.write(DATA + 10, &Bytes::repeat(b'A', 5000)).expect("data is writable");
    let b = a.clone();
    let before = hashed(&a);
    a.settle(STACK_TOP);
    assert_eq!(hashed(&a), before);
    assert_eq!(a, b);
    assert_eq!(a.read(DATA + 10, 5000), Ok(Bytes::repeat(b'A', 5000)));
    a.store::<1>(DATA + 10, 0).expect("data is writable");
    assert_ne!(hashed(&a), before);
    assert_ne!(a, b);
}

#[test]
fn the_heap_grows_and_shrinks() {
    let mut memory = memory();
    let start = memory.sbrk(100).expect("there is room");
    memory.store::<8>(start + 96, 5).expect("the page is mapped");
    assert_eq!(memory.segment(start), Some(Segment::Heap));
    assert_eq!(memory.sbrk(-100), Some(start + 100));
    assert!(memory.load::<8>(start + 96).is_err());
    assert_eq!(memory.sbrk(4096), Some(start));
    assert_eq!(memory.load::<8>(start + 96), Ok(0));
    assert_eq!(memory.sbrk(i64::MAX), None);
}
