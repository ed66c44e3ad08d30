/** Contexts that bind a delivery's sealed values to their columns. */
export const ADDRESS_CONTEXT = "notify.delivery.address";
export const DATA_CONTEXT = "notify.delivery.data";
