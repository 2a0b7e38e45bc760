/**
 * Names for people and submissions inside one batch. Birds name readers, trees name submissions: common, short,
 * without gender or origin. The name comes from a keyed hash whose secret stays on the exchange, so a name in one
 * batch says nothing about another.
 */
const birds =
  'Avocet Bittern Bunting Chough Coot Crane Curlew Dipper Dotterel Dunlin Dunnock Egret Eider Falcon Fieldfare Finch Fulmar Gadwall Gannet Godwit Goshawk Grebe Grouse Harrier Heron Hobby Hoopoe Ibis Jackdaw Jay Kestrel Kingfisher Kite Kittiwake Knot Lapwing Linnet Magpie Mallard Martin Merlin Moorhen Nightjar Nuthatch Oriole Osprey Ouzel Petrel Pintail Pipit Plover Pochard Puffin Quail Rail Raven Redpoll Redshank Redstart Rook Ruff Sanderling Sandpiper Scaup Shelduck Shoveler Shrike Siskin Skua Skylark Smew Snipe Sparrow Spoonbill Starling Stilt Stonechat Swallow Swift Teal Tern Thrush Turnstone Twite Wagtail Warbler Waxwing Wheatear Whimbrel Whinchat Wigeon Woodcock Wren Wryneck';
const trees =
  'Acacia Alder Almond Apple Ash Aspen Balsa Bamboo Banyan Baobab Basswood Beech Birch Boxwood Buckeye Butternut Cacao Camphor Cashew Catalpa Cedar Cherry Chestnut Citron Coconut Cork Cottonwood Cypress Damson Dogwood Ebony Elder Elm Eucalyptus Fig Fir Ginkgo Guava Hackberry Hawthorn Hazel Hemlock Hickory Holly Hornbeam Ironwood Jacaranda Juniper Kapok Larch Laurel Lemon Lime Linden Locust Magnolia Mahogany Mango Mangrove Maple Medlar Mesquite Mulberry Myrtle Nutmeg Oak Olive Orange Papaya Pear Pecan Persimmon Pine Pistachio Plane Plum Pomelo Poplar Quince Redbud Redwood Rosewood Rowan Rubber Sassafras Sequoia Spindle Spruce Sumac Sycamore Tamarind Teak Tulip Walnut Whitebeam Willow Yew Zelkova';

/** The names there are, by what they name. */
export const pseudonyms = { reader: birds.split(' '), submission: trees.split(' ') } as const;

export type PseudonymSubject = keyof typeof pseudonyms;

/**
 * The first free name for a keyed hash.
 * @param digest at least 4 bytes of a keyed hash over batch, reader and subject
 * @param taken names that this function gave inside the same batch for the same reader; a second round gets a number, and
 *   begins once every name of the first was given
 */
export function pseudonymFor(
  subject: PseudonymSubject,
  digest: Uint8Array,
  taken: ReadonlySet<string>,
): string {
  const names = pseudonyms[subject];
  const start = new DataView(digest.buffer, digest.byteOffset, 4).getUint32(0) % names.length;
  const fullRounds = Math.floor(taken.size / names.length);
  for (let step = fullRounds * names.length; ; step++) {
    const name = names[(start + step) % names.length] ?? '';
    const round = Math.floor(step / names.length);
    const candidate = round === 0 ? name : `${name} ${round + 1}`;
    if (!taken.has(candidate)) return candidate;
  }
}
