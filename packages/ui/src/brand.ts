/** The operator's name; the server writes it into the page, the default is that of the product. */
export interface Brand {
  readonly zh: string;
  readonly en: string;
}

let brand: Brand = { zh: "锦囊", en: "Jinnang", ...brandOfPage() };

export function currentBrand(): Brand {
  return brand;
}

/** True when the names are other ones than before. */
export function replaceBrand({ zh, en }: Brand): boolean {
  if (zh === brand.zh && en === brand.en) return false;
  brand = { zh, en };
  return true;
}

function brandOfPage(): Partial<Brand> {
  const content = document.querySelector<HTMLMetaElement>('meta[name="jinnang-brand"]')?.content;
  return content ? (JSON.parse(content) as Brand) : {};
}
