//! The weights as fitted by `.ci/fit.py`: logistic regression on the annotated stories that rules may know, two
//! stages, the levels first, then how a pair stands. Those of gaps and offices are set by hand: they are rare.

use super::weights::Weights;

pub const TIME: Weights = Weights {
    base: -3.14,
    levels: [
        0.94, 4.45, 4.30, 1.05, 0.00, 4.36, 0.00, 0.08, -0.66, -0.06, -1.57, 0.38, -0.25, 0.14, -2.39, 0.98, 0.76,
        0.00, 0.07, -0.29, 0.00, 0.00, 0.00, 2.29,
    ],
    standing: [-0.41, 0.77, 0.49, 0.27, 0.29],
    threshold: 0.60,
};

pub const DURATION: Weights = Weights {
    base: -2.51,
    levels: [
        0.00, 4.68, 5.31, 0.00, 0.00, 2.32, 0.00, 0.00, -0.45, -0.51, -0.79, 0.00, -0.56, 0.14, -2.39, 2.02, 0.76,
        0.00, 0.07, -0.29, 0.04, -0.33, 0.00, 2.29,
    ],
    standing: [-1.19, 0.57, 1.02, 0.00, 0.40],
    threshold: 0.60,
};

pub const QUANTITY: Weights = Weights {
    base: -2.53,
    levels: [
        0.00, 3.73, 4.58, 0.00, 0.00, 1.76, 0.00, 0.00, -0.85, -0.38, -0.57, 0.00, -0.03, 0.00, -2.85, 1.41, 0.98,
        0.00, 0.48, 0.00, 0.04, 0.00, 0.00, 2.17,
    ],
    standing: [-1.06, 0.56, 0.88, 0.26, 0.37],
    threshold: 0.55,
};

pub const COUNT: Weights = Weights {
    base: -2.43,
    levels: [
        0.16, 2.65, 4.22, 0.92, 0.71, 2.01, 0.00, 0.33, 0.00, -0.86, -0.85, 0.00, 0.00, 1.28, -1.90, 1.15, 0.72, -0.05,
        0.10, -0.67, 0.00, -0.47, 0.00, 2.53,
    ],
    standing: [-0.10, 0.77, 0.24, 0.32, 0.00],
    threshold: 0.60,
};

pub const NAMES: Weights = Weights {
    base: -2.89,
    levels: [
        0.00, 4.22, 6.10, 0.07, 0.02, 2.97, 0.00, 0.22, -0.30, -1.10, -0.67, 0.00, 0.00, 0.14, -2.39, 1.60, 0.76, 0.00,
        0.07, -0.29, 0.04, -0.72, 0.00, 2.29,
    ],
    standing: [-0.65, 0.76, 0.14, 0.00, 0.87],
    threshold: 0.80,
};

pub const STATEMENT: Weights = Weights {
    base: -3.76,
    levels: [
        1.92, 7.06, 8.83, 0.00, 0.00, 3.49, 0.00, 0.40, 0.00, -0.36, -0.51, 0.12, -0.27, 0.14, -2.39, 1.22, 0.76, 0.00,
        0.07, -0.29, 1.11, 0.00, 0.00, 2.29,
    ],
    standing: [-0.44, 0.87, 0.12, 0.10, 1.59],
    threshold: 0.88,
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
