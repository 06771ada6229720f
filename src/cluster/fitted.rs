//! The weights as fitted by `.ci/fit.py`: logistic regression on the annotated stories that rules may know, two
//! stages, the levels first, then how a pair stands. Those of gaps and offices are set by hand: they are rare.

use super::weights::Weights;

pub const TIME: Weights = Weights {
    base: -3.15,
    levels: [
        0.95, 4.45, 4.30, 1.05, 0.00, 4.35, 0.00, 0.10, -0.65, -0.05, -1.55, 0.40, -0.25, 0.15, -2.40, 1.00, 0.75,
        0.00, 0.05, -0.30, 0.00, 0.00, 0.00, 2.30,
    ],
    standing: [-0.40, 0.75, 0.50, 0.25, 0.30],
    threshold: 0.60,
};

pub const DURATION: Weights = Weights {
    base: -2.50,
    levels: [
        0.00, 4.70, 5.30, 0.00, 0.00, 2.30, 0.00, 0.00, -0.45, -0.50, -0.80, 0.00, -0.55, 0.15, -2.40, 2.00, 0.75,
        0.00, 0.05, -0.30, 0.05, -0.35, 0.00, 2.30,
    ],
    standing: [-1.20, 0.55, 1.00, 0.00, 0.40],
    threshold: 0.60,
};

pub const QUANTITY: Weights = Weights {
    base: -2.55,
    levels: [
        0.00, 3.75, 4.60, 0.00, 0.00, 1.75, 0.00, 0.00, -0.85, -0.40, -0.55, 0.00, -0.05, 0.00, -2.85, 1.40, 1.00,
        0.00, 0.50, 0.00, 0.05, 0.00, 0.00, 2.15,
    ],
    standing: [-1.05, 0.55, 0.90, 0.25, 0.35],
    threshold: 0.55,
};

pub const COUNT: Weights = Weights {
    base: -2.45,
    levels: [
        0.15, 2.65, 4.20, 0.90, 0.70, 2.00, 0.00, 0.35, 0.00, -0.85, -0.85, 0.00, 0.00, 1.30, -1.90, 1.15, 0.70, -0.05,
        0.10, -0.65, 0.00, -0.45, 0.00, 2.55,
    ],
    standing: [-0.10, 0.75, 0.25, 0.30, 0.00],
    threshold: 0.60,
};

pub const NAMES: Weights = Weights {
    base: -2.90,
    levels: [
        0.00, 4.20, 6.10, 0.05, 0.00, 2.95, 0.00, 0.20, -0.30, -1.10, -0.65, 0.00, 0.00, 0.15, -2.40, 1.60, 0.75, 0.00,
        0.05, -0.30, 0.05, -0.70, 0.00, 2.30,
    ],
    standing: [-0.65, 0.75, 0.15, 0.00, 0.85],
    threshold: 0.80,
};

pub const STATEMENT: Weights = Weights {
    base: -3.75,
    levels: [
        1.90, 7.05, 8.85, 0.00, 0.00, 3.50, 0.00, 0.40, 0.00, -0.35, -0.50, 0.10, -0.25, 0.15, -2.40, 1.20, 0.75, 0.00,
        0.05, -0.30, 1.10, 0.00, 0.00, 2.30,
    ],
    standing: [-0.45, 0.85, 0.10, 0.10, 1.60],
    threshold: 0.90,
};

pub const GAP: Weights = Weights {
    base: -1.25,
    levels: [
        2.00, 0.00, 1.00, 0.00, 0.00, 0.00, 0.00, 3.50, -2.50, 0.00, -1.00, 1.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
        0.00, 0.00, 0.50, 0.00, 0.00, 0.00,
    ],
    standing: [0.00, 1.00, 0.00, 0.00, 0.00],
    threshold: 0.50,
};

pub const OFFICE: Weights = Weights {
    base: 20.00,
    levels: [
        0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
        0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
    ],
    standing: [0.00, 1.00, 0.00, 0.00, 0.00],
    threshold: 0.50,
};
