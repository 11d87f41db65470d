// Generated from spec/openapi.yaml by `pnpm build`. Do not edit.

/** The values of each enum of the document, in its order: the place of a value is its number in the proto. */
export const enums = {
  ContentCategory: [
    'NONE',
    'LANDSCAPES',
    'RECEIPTS',
    'CITYSCAPES',
    'LANDMARKS',
    'SELFIES',
    'PEOPLE',
    'PETS',
    'WEDDINGS',
    'BIRTHDAYS',
    'DOCUMENTS',
    'TRAVEL',
    'ANIMALS',
    'FOOD',
    'SPORT',
    'NIGHT',
    'PERFORMANCES',
    'WHITEBOARDS',
    'SCREENSHOTS',
    'UTILITY',
    'ARTS',
    'CRAFTS',
    'FASHION',
    'HOUSES',
    'GARDENS',
    'FLOWERS',
    'HOLIDAYS',
  ],
} as const
