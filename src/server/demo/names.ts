/** People of an imaginary customer base; every address ends in `.example`, which belongs to nobody. */
export const firstNames = (
  'Ada Adaeze Aisha Akira Alejandro Amara Amélie Ana Anders Anika Anselm Antoine Aoife Arjun Astrid Ayşe Beatriz Ben ' +
  'Bianca Björn Camille Carlos Chiara Chloe Daan Daniel Deepa Diego Dilnoza Dmytro Eilidh Elena Elif Emeka Emma Enzo ' +
  'Erik Esra Fatima Fiona Florian Freya Gabriel George Giulia Goran Grace Hana Hannah Harriet Hassan Henrik Hiroshi ' +
  'Ibrahim Ines Ingrid Isabel Ivan Jakub James Jana Jasmin Jean Johanna John Jonas Jorge Julia Kaan Kai Karin Kavya ' +
  'Kenji Khadija Klára Kwame Lara Lars Laura Leila Lena Leo Liam Lina Linh Luca Lucía Lukas Magda Maja Malik Marco ' +
  'Maria Marta Mateo Mei Mia Michael Mikael Milan Mina Minh Mira Mohammed Nadia Naomi Nia Nicolas Nils Nina Noah Nora ' +
  'Oksana Olga Oliver Omar Oscar Paolo Patrick Paula Pedro Petra Pierre Piotr Priya Rafael Rahul Rania Ravi Rebecca ' +
  'Renata Rosa Ruth Ryan Sam Sana Sandra Sarah Sean Selin Siobhán Sofia Soo-jin Stefan Stella Sven Tariq Theo Thomas ' +
  'Tom Tomás Uma Valentina Vera Victor Wei Wiebke Yara Yasmin Youssef Yuki Zara Zofia'
).split(' ');

export const lastNames = (
  'Abbasi Adeyemi Aguilar Ahmed Andersen Baker Banerjee Bauer Becker Bellini Berg Bianchi Boateng Bošnjak Brandt Brown ' +
  'Campbell Carvalho Castillo Chen Christensen Clarke Costa Cruz Dahl Demir Desai Diallo Díaz Dubois Dvořák Eriksson ' +
  'Evans Farah Fernández Fischer Fitzgerald Fontaine Fraser Friis García Ghosh Gonçalves Greco Gupta Haddad Hansen ' +
  'Harris Hoffmann Horvat Hughes Huang Ibrahim Ito Ivanova Jansen Jensen Jiménez Johansson Jones Kaya Keller Khan Kim ' +
  'Kovács Kowalski Krüger Kumar Larsen Laurent Lê Lee Lefebvre Lindqvist Lopes López Mahmoud Mancini Martin Mbeki ' +
  'McCarthy Meier Mensah Meyer Mitchell Moreau Moreno Murphy Murray Nakamura Nguyen Nielsen Novák Nowak O’Brien Okafor ' +
  'Olsen Öztürk Park Patel Pereira Petrov Popescu Quinn Rahman Ramírez Rao Reid Ricci Richter Roberts Romano Rossi ' +
  'Ruiz Sánchez Sato Schäfer Schmidt Schneider Sharma Silva Singh Smith Sørensen Stewart Suzuki Svensson Tanaka Taylor ' +
  'Thompson Torres Tran Van-Dijk Vargas Virtanen Vogel Wagner Walker Walsh Weber Williams Wilson Wójcik Wolf Wright ' +
  'Yamamoto Yılmaz Young Zhang Zimmermann'
).split(' ');

export const companyNames = (
  'Alder Amber Anchor Arbor Argent Atlas Aurora Basalt Beacon Birch Bluebird Bramble Brightwater Brook Canopy Cedar ' +
  'Cinder Clearwater Clover Cobalt Compass Copper Coral Crescent Cypress Delta Driftwood Elm Ember Evergreen Falcon ' +
  'Fern Fjord Flint Foxglove Garnet Glacier Granite Harbour Hawthorn Hazel Heron Highland Horizon Indigo Ivy Juniper ' +
  'Kestrel Keystone Lantern Larkspur Laurel Linden Lumen Magnolia Maple Meadow Meridian Mosaic Nimbus Northgate Oak ' +
  'Obsidian Orchard Osprey Parallel Pebble Pinnacle Poplar Quarry Quartz Redwood Ridge Rowan Saffron Sage Sequoia ' +
  'Silverline Slate Solstice Sparrow Spruce Summit Swift Tamarind Thistle Tidal Timber Tundra Umber Vantage Verde ' +
  'Vertex Wayfarer Westbrook Willow Windward Yarrow Zenith'
).split(' ');

export const companyTrades = (
  'Analytics Architects Bank Biotech Books Brewing Care Catering Clinics Clothing Cloud Consulting Energy Engineering ' +
  'Events Finance Foods Freight Games Health Homes Hotels Insurance Labs Law Learning Logistics Media Mobility Motors ' +
  'Partners Pharma Press Print Property Retail Robotics Schools Security Software Solar Studio Systems Telecom Textiles ' +
  'Tools Travel Water Works'
).split(' ');

/** What people add when they want to be heard. */
export const pleas: readonly string[] = [
  'Happy to try an early version.',
  'This comes up in every one of our retrospectives.',
  'We would upgrade for this.',
  'It is the one thing that my team complains about.',
  'I asked for this last year, too.',
  'A small step would already help.',
  'We are comparing tools at the moment, and this decides.',
  'Call me if you would like to see how we work around it.',
  'Our whole support team depends on it.',
  'Even a beta without any polish would be welcome.',
  'I know of at least three other customers with the same problem.',
  'Thank you for asking, by the way.',
];
