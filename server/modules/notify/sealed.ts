/** Binds the sealed texts of a delivery to their columns. */
export const ADDRESS_CONTEXT = "notify.delivery.address";
export const DATA_CONTEXT = "notify.delivery.data";
