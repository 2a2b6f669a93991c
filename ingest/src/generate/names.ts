import type { NonEmpty } from './random.ts';

const words = (text: string): readonly string[] => text.split(' ');

interface Names {
  given: readonly string[];
  surnames: readonly string[];
  /** A language tag, as Entra's preferredLanguage has it. */
  language: string;
}

/** Every entry has 20 given names and 20 surnames. */
export const NAMES: NonEmpty<Names> = [
  {
    language: 'en-GB',
    given: words(
      'Amelia Oliver Isla George Freya Harry Poppy Jack Evelyn Noah Grace Arthur Alice Theo Martha Edward Beatrice Hugh Imogen Callum'
    ),
    surnames: words(
      'Ashworth Bennett Clarke Dawson Ellis Fletcher Graham Harrison Ingram Jennings Kirkwood Lawson Marsh Norris Osborne Pritchard Quinn Radcliffe Sinclair Thornton'
    ),
  },
  {
    language: 'de-DE',
    given: words(
      'Anneliese Jürgen Käthe Matthias Lena Jonas Mia Felix Hannah Lukas Sophie Björn Greta Tobias Clara Moritz Frieda Götz Ute Sören'
    ),
    surnames: words(
      'Müller Schäfer Weiß Hoffmann Krüger Lehmann Vogel Böhm Fuchs Günther Keller Lorenz Meißner Naumann Pohl Richter Seidel Thiele Ulrich Zöllner'
    ),
  },
  {
    language: 'pl-PL',
    given: words(
      'Zofia Łukasz Agnieszka Paweł Małgorzata Michał Katarzyna Tomasz Magdalena Wojciech Ewa Piotr Joanna Krzysztof Natalia Marcin Alicja Jakub Weronika Szymon'
    ),
    surnames: words(
      'Nowak Kowalczyk Wójcik Kamiński Lewandowska Zieliński Szymańska Woźniak Dąbrowska Kozłowski Jankowska Mazur Krawczyk Piotrowski Grabowska Pawłowski Michalska Król Wieczorek Jabłoński'
    ),
  },
  {
    language: 'es-ES',
    given: words(
      'Lucía Javier Carmen Andrés Marta Pablo Elena Raúl Inés Sergio Nuria Álvaro Rocío Diego Pilar Íñigo Beatriz Joaquín Belén Óscar'
    ),
    surnames: words(
      'García Fernández Muñoz Ibáñez Ortega Castaño Núñez Delgado Peña Vázquez Romero Herrera Cano Márquez Iglesias Gallego Soler Prieto Lozano Quintana'
    ),
  },
  {
    language: 'en-NG',
    given: words(
      'Chidinma Emeka Ngozi Tunde Amara Ifeanyi Folake Segun Adaeze Kelechi Yetunde Obinna Zainab Musa Halima Uche Simisola Babajide Nneka Chukwuma'
    ),
    surnames: words(
      'Okafor Adeyemi Nwosu Balogun Eze Ogunleye Danjuma Onyekachi Abubakar Obi Adebayo Chukwu Lawal Okonkwo Bello Igwe Afolabi Nnamdi Sanusi Umeh'
    ),
  },
  {
    language: 'en-IN',
    given: words(
      'Priya Arjun Ananya Rohan Kavya Vikram Meera Sanjay Divya Aditya Lakshmi Rahul Nandini Karthik Ishita Suresh Pooja Naveen Aishwarya Harish'
    ),
    surnames: words(
      'Raman Iyer Sharma Patel Reddy Nair Gupta Banerjee Chatterjee Deshmukh Kulkarni Menon Joshi Singh Kapoor Bhat Mukherjee Pillai Rao Verma'
    ),
  },
  {
    language: 'vi-VN',
    given: words('Linh Minh Thảo Quân Hương Dũng Mai Tuấn Lan Khôi Ngọc Phúc Trang Bảo Yến Long Hạnh Sơn Vy Đạt'),
    surnames: words('Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mạc Tô Cao Đoàn Lâm'),
  },
  {
    language: 'ja-JP',
    given: words(
      'Yuki Haruto Sakura Ren Aoi Sota Hina Kaito Mei Daiki Rin Takumi Emi Kenji Naoko Shota Ayumi Hiroshi Kana Ryo'
    ),
    surnames: words(
      'Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Mori Ikeda'
    ),
  },
  {
    language: 'fr-FR',
    given: words(
      'Élodie Rémi Chloé Benoît Aurélie Loïc Maëlle Étienne Camille Thibault Anaïs Jérôme Océane François Margaux Gaël Inès Sébastien Manon Cédric'
    ),
    surnames: words(
      'Lefèvre Moreau Girard Bonnet Dubois Fournier Chevalier Lemaître Gauthier Perrin Béranger Marchand Renaud Carpentier Noël Delacroix Vasseur Rousseau Pelletier Barbier'
    ),
  },
  {
    language: 'tr-TR',
    given: words(
      'Ayşe Mehmet Zeynep Emre Elif Murat Büşra Kerem Gülşen Onur Selin Barış Defne Çağlar Ebru Yiğit Özlem Serkan İrem Tolga'
    ),
    surnames: words(
      'Yılmaz Demir Şahin Çelik Kaya Aydın Öztürk Arslan Doğan Kılıç Aslan Çetin Koç Kurt Özdemir Şimşek Polat Erdoğan Güneş Yavuz'
    ),
  },
];

export const NAMES_PER_LIST = 20;

// What does not come apart into a letter and a mark.
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ß: 'ss', ı: 'i', ø: 'o' };

/** A name as it stands in an address: lower case, ASCII letters only. */
export function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, (letter) => LETTERS[letter] ?? '');
}
