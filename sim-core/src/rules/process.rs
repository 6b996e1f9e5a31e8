use super::rules;

rules! {}
