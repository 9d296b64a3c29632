/** The output that marks a plan as a preview; its value lists the layers whose values were assumed. */
export const previewOutputName = 'preview';
