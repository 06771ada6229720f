//! The weights as fitted by `.ci/fit.py`: logistic regression on the annotated stories that rules may know, two
//! stages, the levels first, then how a pair stands. Those of gaps and offices are set by hand: they are rare.

use super::weights::Weights;

pub const TIME: Weights = Weights {
    base: -3.11,
    levels: [
        0.97, 4.49, 4.23, 1.06, 0.00, 4.33, 0.00, 0.09, -0.66, -0.07, -1.55, 0.37, -0.29, 0.16, -2.37, 0.97, 0.76,
        0.00, 0.00, -0.26, 0.00, 0.00, 0.00, 2.24,
    ],
    standing: [-0.38, 0.77, 0.44, 0.30, 0.30],
    threshold: 0.60,
};

pub const DURATION: Weights = Weights {
    base: -2.49,
    levels: [
        0.04, 4.81, 5.20, 0.00, 0.00, 2.34, 0.00, 0.00, -0.41, -0.56, -0.75, 0.00, -0.61, 0.16, -2.37, 2.01, 0.76,
        0.00, 0.00, -0.26, 0.01, -0.33, 0.00, 2.24,
    ],
    standing: [-1.24, 0.56, 1.06, 0.00, 0.42],
    threshold: 0.60,
};

pub const QUANTITY: Weights = Weights {
    base: -2.48,
    levels: [
        0.00, 3.83, 4.43, 0.00, 0.00, 1.73, 0.00, 0.00, -0.89, -0.31, -0.53, 0.00, -0.15, 0.00, -2.82, 1.38, 0.98,
        0.00, 0.44, 0.00, 0.01, 0.00, 0.00, 2.12,
    ],
    standing: [-0.99, 0.58, 0.91, 0.27, 0.23],
    threshold: 0.55,
};

pub const COUNT: Weights = Weights {
    base: -2.42,
    levels: [
        0.28, 2.67, 4.12, 0.93, 0.71, 2.00, 0.00, 0.31, 0.00, -0.88, -0.81, 0.00, 0.00, 1.28, -1.93, 1.15, 0.74, -0.01,
        0.00, -0.69, 0.00, -0.46, 0.00, 2.51,
    ],
    standing: [-0.11, 0.77, 0.27, 0.31, 0.00],
    threshold: 0.60,
};

pub const NAMES: Weights = Weights {
    base: -2.86,
    levels: [
        0.00, 4.57, 6.00, 0.20, 0.08, 2.73, 0.00, 0.25, -0.52, -1.03, -0.48, 0.00, 0.00, 0.16, -2.37, 1.58, 0.76, 0.00,
        0.00, -0.26, 0.01, -0.57, 0.00, 2.24,
    ],
    standing: [-0.50, 0.82, 0.00, 0.00, 1.08],
    threshold: 0.80,
};

pub const STATEMENT: Weights = Weights {
    base: -3.73,
    levels: [
        1.63, 7.33, 8.82, 0.00, 0.00, 3.43, 0.00, 0.46, 0.00, -0.38, -0.44, 0.10, -0.29, 0.16, -2.37, 1.09, 0.76, 0.00,
        0.00, -0.26, 1.07, 0.00, 0.00, 2.24,
    ],
    standing: [-0.45, 0.88, 0.10, 0.06, 1.70],
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
