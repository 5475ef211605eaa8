namespace GlobalReach.Domain.Companies;

/// <summary>Words that begin many companies' names and are said of anybody: alone they tell nobody who a company is. In the form the words have once normalised.</summary>
internal static class CommonWords
{
    /// <summary>A shorter word is an article, a number or an abbreviation that other things are called as well.</summary>
    private const int Telling = 5;

    private static readonly HashSet<string> Articles = Set("the a an la le les el los il lo gli der die das de het van o os as");

    private static readonly HashSet<string> Anybodys = Set(
        // Where from.
        "africa african america american americas andean anglo arab arabian asean asian atlantic australia australian austria austrian baltic bavaria bavarian belgian berlin boston brasil brazil brazilian britain british " +
        "california canada canadian caribbean central china chinese coastal colorado connecticut continental danish deutsch deutsche deutscher deutsches dutch eastern england english europa europe european europea europeen " +
        "federal finnish florida france francais francaise french german germania germany greater hartford hellenic hispanic iberia iberian india indian indonesia international inter intercontinental ireland irish israel " +
        "italia italian italiana italy japan japanese kenya korea korean latin london madrid mediterranean mexican mexico midwest milano nacional national nationale nationwide nederland nigeria nordic north northeast northern " +
        "northwest norwegian ocean oriental overseas pacific paris polish polska portugal portuguese regional river russia russian saudi scandinavian scottish singapore south southeast southern southwest spain spanish state states " +
        "suisse sweden swedish swiss tokyo turkish union united universal vietnam welsh western world worldwide yankee " +
        // What of, and what kind.
        "active advance advanced aero aerial aeronautics aerospace agile agricultural agriculture alliance allied alpha alpine alternative ambient analytics apollo applied aqua architects associated associates association atlas " +
        "auto automated automation automotive aviation banco banca bank banque basic battery batteries better bio biotech blue bridge bright broad build builders building business cabinet cable capital carbon cargo casa center " +
        "central centre century ceramic ceramics certified chemical chemicals circular citizen citizens clean clear clinical cloud coast coating coatings cold college comercial commerce commercial common communication communications " +
        "community compagnie companhia company compania component components composite composites computer concept concrete connect connected construction consulting consumer control controls cooperative copper core corporate " +
        "creative critical cross crown crystal custom cyber dairy data deep defense defence delta dental design development device devices diagnostic diagnostics diamond digital direct discovery diversified dynamic dynamics eagle " +
        "early earth east eastern easy eco eco ecological economic education electric electrical electricity electro electronic electronics element elements empire empresa energia energie energy engine engineered engineering enterprise " +
        "enterprises entreprise environment environmental equipment essential evergreen ever example exemple exemplo ejemplo esempio beispiel muster excel exact expert express fabrica factory falcon family farma farms fast fiber fibre " +
        "finance financial first fleet flexible flight fluid food foods forest forward foundation freight fresh friendly frontier fuel fusion future galaxy gamma gemini general generation generic genetic global gold golden grand graphic " +
        "great green group groupe grupo gruppe gruppo growth harbor harbour health healthcare heavy heritage hidden highland holding holdings home horizon hospital hotel house hydro hydrogen ideal image impact imperial independence " +
        "independent industria industrial industrias industrie industries industry infinite infinity information infrastructure innovation innovations innovative insight institute instrument instruments insurance integral integrated " +
        "intelligent interior internet investment iron island laboratories laboratory labor laser leading lean legacy leisure liberty life light lighting lightning linear liquid living local logistic logistica logistics lunar machine " +
        "machinery magnetic main management manufacturing marine maritime market marketing master material materials mechanical media medical medicine mega memory metal metals meteor micro military mining mobile mobility modern module " +
        "modular molecular motion motor motors mountain multi natural nature naval network networks neutral new next noble nova nuclear oasis office olympic omega omni open optic optical optics optimal optimum orange orbit organic original " +
        "package packaging panel paper partner partners patriot peak people perfect performance personal petro pharma pharmaceutical pharmaceuticals phoenix photon photonic photonics physical pilot pioneer pioneers planet plant plastic " +
        "plastics platform platinum plus polar polymer polymers port portal positive power practical precise precision premier premium prime print printing private process product production products professional progress progressive " +
        "project prime project property protein proto public pure quality quantum quick radiant radio rail railway rapid real reality recovery recycling reliable reliance remote renewable renewables research reserve resource resources " +
        "retail rising robot robotic robotics rock royal rubber rural safe safety satellite scale science scientific secure security select semiconductor senior sensor sensors service services sharp shield shipping signal signature " +
        "silicon silver simple single smart social sociedad sociedade societa societe society soft software solar solid solution solutions sonic source space special specialized specialty spectrum speed spirit sport sports spring square " +
        "standard star stark steel stellar sterling stone storage strategic stream strong structural studio summit super superior supply support surface surgical sustainable synergy synthetic system systems target technical technik technologie " +
        "technologies technology techno telecom textile textiles thermal third titan tools tooling total touch tower trade trading traffic transit transport triangle trinity triple trust turbine twenty ultra unique unity universal university " +
        "upper urban utility valley value vector venture ventures verde vertical victory video village virtual vision vital water wave welding wellness white whole wind window wireless wonder wood works yellow young zenith zero");

    /// <summary>The word by which a company is known beside its whole name: the first, unless it is short or anybody's. Null where there is none.</summary>
    public static string? TellingIn(IReadOnlyList<string> words)
    {
        var first = words.SkipWhile(Articles.Contains).FirstOrDefault();
        return first is { Length: >= Telling } && !Anybodys.Contains(first) && first.Any(char.IsLetter) && !first.All(char.IsAsciiHexDigit) ? first : null;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
