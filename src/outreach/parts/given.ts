/** A value of a page's address: WeChat hands it over as it was written, not decoded. */
export const given = (value: string | undefined): string => decodeURIComponent(value ?? '')
