import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Run by the build over compiled classes: a switch over types asks plain {@code instanceof}
 * questions, and a record compares and hashes its fields in plain instructions. As javac leaves
 * them, each makes a class of its own when it is first come to, which no cache of Java's remembers:
 * together a fifth of the server's start.
 *
 * <p>The instruction that is linked at run time ({@code invokedynamic}, five bytes) becomes a call
 * of a method added to the class ({@code invokestatic} and two that do nothing), so that no other
 * instruction moves. What is not understood stays as it is.
 */
public final class LinkedEarly {
  /** How many bytes follow each opcode that is always as long. */
  private static final String OPERANDS =
      "%s1212211111%s11111%s2%s2222222222222222100000000222222244212002200032244%s"
          .formatted(
              "0".repeat(16), "0".repeat(28), "0".repeat(73), "0".repeat(20), "0".repeat(54));

  private static final String TWO_OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;)Z";

  private final DataInputStream in;
  private final List<byte[]> constants = new ArrayList<>();
  private final ByteArrayOutputStream added = new ByteArrayOutputStream();
  private int addedMethods;
  private int self;
  private List<int[]> bootstraps = List.of();

  private LinkedEarly(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      try (var all = Files.walk(Path.of(folder))) {
        for (Path file : all.filter(p -> p.toString().endsWith(".class")).toList()) {
          byte[] before = Files.readAllBytes(file);
          byte[] after = new LinkedEarly(before).linked(before);
          if (after != before) {
            Files.write(file, after);
          }
        }
      }
    }
  }

  /** One part of a class file: its bytes, to be changed in place. */
  private record Member(byte[] bytes, int code, int codeLength) {}

  private byte[] linked(byte[] bytes) throws IOException {
    long head = in.readLong();
    readConstants();
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    out.write(in.readNBytes(6));
    int interfaces = in.readUnsignedShort();
    out.writeShort(interfaces);
    out.write(in.readNBytes(2 * interfaces));
    int fields = in.readUnsignedShort();
    out.writeShort(fields);
    for (int i = 0; i < fields; i++) {
      out.write(member().bytes());
    }
    var methods = new ArrayList<Member>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      methods.add(member());
    }
    byte[] attributes = in.readAllBytes();
    bootstraps = bootstraps(attributes);
    ByteBuffer header = ByteBuffer.wrap(body.toByteArray());
    boolean isInterface = (header.getShort(0) & 0x0200) != 0;
    self = header.getShort(2) & 0xFFFF;
    for (Member method : methods) {
      link(method, isInterface);
    }
    if (addedMethods == 0) {
      return bytes;
    }
    out.writeShort(methods.size() + addedMethods);
    for (Member method : methods) {
      out.write(method.bytes());
    }
    added.writeTo(out);
    out.write(attributes);
    var whole = new ByteArrayOutputStream();
    var file = new DataOutputStream(whole);
    file.writeLong(head);
    file.writeShort(constants.size());
    for (byte[] constant : constants) {
      file.write(constant);
    }
    body.writeTo(file);
    return whole.toByteArray();
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    constants.add(new byte[0]);
    while (constants.size() < count) {
      int tag = in.readUnsignedByte();
      int length =
          switch (tag) {
            case 1 -> 0;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 5, 6 -> 8;
            default -> 4;
          };
      var constant = new ByteArrayOutputStream();
      constant.write(tag);
      if (tag == 1) {
        length = in.readUnsignedShort();
        constant.write(length >> 8);
        constant.write(length);
      }
      constant.write(in.readNBytes(length));
      constants.add(constant.toByteArray());
      if (tag == 5 || tag == 6) {
        constants.add(new byte[0]);
      }
    }
  }

  /** A field or a method, and where in it its instructions are. */
  private Member member() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(in.readNBytes(6));
    int attributes = in.readUnsignedShort();
    out.writeShort(attributes);
    int code = -1;
    int codeLength = 0;
    for (int i = 0; i < attributes; i++) {
      int name = in.readUnsignedShort();
      int length = in.readInt();
      out.writeShort(name);
      out.writeInt(length);
      byte[] content = in.readNBytes(length);
      if (text(name).equals("Code")) {
        code = bytes.size() + 8;
        codeLength = ByteBuffer.wrap(content).getInt(4);
      }
      out.write(content);
    }
    return new Member(bytes.toByteArray(), code, codeLength);
  }

  private void link(Member method, boolean isInterface) throws IOException {
    ByteBuffer code = ByteBuffer.wrap(method.bytes());
    int at = method.code();
    int end = at + method.codeLength();
    while (method.code() >= 0 && at < end) {
      int opcode = code.get(at) & 0xFF;
      if (opcode == 0xBA) {
        int target = make(code.getShort(at + 1) & 0xFFFF, isInterface);
        if (target > 0) {
          code.put(at, (byte) 0xB8).putShort(at + 1, (short) target);
          code.putShort(at + 3, (short) 0);
        }
      }
      at += length(code, at, at - method.code());
    }
  }

  /** The constant of a method that does what a site asks for; 0 where it stays as it is. */
  private int make(int site, boolean isInterface) throws IOException {
    ByteBuffer dynamic = ByteBuffer.wrap(constants.get(site));
    int[] bootstrap = bootstraps.get(dynamic.getShort(1));
    ByteBuffer type = ByteBuffer.wrap(constants.get(dynamic.getShort(3) & 0xFFFF));
    int descriptor = type.getShort(3) & 0xFFFF;
    String called = text(type.getShort(1) & 0xFFFF);
    Body body =
        switch (called) {
          case "typeSwitch" -> ofTypes(bootstrap) ? typeSwitch(bootstrap) : null;
          case "equals" -> ofRecord(bootstrap) ? equals(bootstrap) : null;
          case "hashCode" -> ofRecord(bootstrap) ? hashCode(bootstrap) : null;
          default -> null;
        };
    if (body == null) {
      return 0;
    }
    int name = utf8(called + "$" + addedMethods);
    write(name, descriptor, body);
    addedMethods++;
    return constant(isInterface ? 11 : 10, self, constant(12, name, descriptor));
  }

  private boolean ofTypes(int[] bootstrap) {
    return Arrays.stream(bootstrap, 1, bootstrap.length).allMatch(c -> constants.get(c)[0] == 7);
  }

  private boolean ofRecord(int[] bootstrap) {
    return bootstrap.length >= 3
        && constants.get(bootstrap[1])[0] == 7
        && Arrays.stream(bootstrap, 3, bootstrap.length)
            .allMatch(c -> constants.get(c)[0] == 15 && "LIZBSCJ".indexOf(sort(field(c))) >= 0);
  }

  /** Instructions, and the places in them that are jumped to. */
  private static final class Body {
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final List<Integer> targets = new ArrayList<>();

    Body add(int opcode) {
      code.write(opcode);
      return this;
    }

    Body add(int opcode, int operand) {
      code.write(opcode);
      code.write(operand >> 8);
      code.write(operand);
      return this;
    }

    void target() {
      targets.add(code.size());
    }
  }

  /** Null is -1; else the first label from where to begin, or how many there are. */
  private static Body typeSwitch(int[] bootstrap) {
    var body = new Body();
    body.add(0x2A).add(0xC7, 5).add(0x02).add(0xAC).target();
    for (int i = 1; i < bootstrap.length; i++) {
      body.add(0x1B).add(0x11, i - 1).add(0xA3, 14);
      body.add(0x2A).add(0xC1, bootstrap[i]).add(0x99, 7);
      body.add(0x11, i - 1).add(0xAC).target();
    }
    return body.add(0x11, bootstrap.length - 1).add(0xAC);
  }

  private Body hashCode(int[] bootstrap) {
    var body = new Body().add(0x03);
    for (int i = 3; i < bootstrap.length; i++) {
      int field = field(bootstrap[i]);
      body.add(0x10).add(31).add(0x68).add(0x2A).add(0xB4, field);
      switch (sort(field)) {
        case 'L' ->
            body.add(0xB8, method("java/util/Objects", "hashCode", "(Ljava/lang/Object;)I"));
        case 'J' -> body.add(0xB8, method("java/lang/Long", "hashCode", "(J)I"));
        default -> {}
      }
      body.add(0x60);
    }
    return body.add(0xAC);
  }

  private Body equals(int[] bootstrap) {
    var body = new Body();
    var jumps = new ArrayList<Integer>();
    jumps.add(4);
    body.add(0x2B).add(0xC1, bootstrap[1]).add(0x99, 0);
    for (int i = 3; i < bootstrap.length; i++) {
      int field = field(bootstrap[i]);
      body.add(0x2A).add(0xB4, field);
      body.add(0x2B).add(0xC0, bootstrap[1]).add(0xB4, field);
      char sort = sort(field);
      if (sort == 'L') {
        body.add(0xB8, method("java/util/Objects", "equals", TWO_OBJECTS));
      } else if (sort == 'J') {
        body.add(0x94);
      }
      jumps.add(body.code.size());
      body.add(sort == 'L' ? 0x99 : sort == 'J' ? 0x9A : 0xA0, 0);
    }
    body.add(0x04).add(0xAC).target();
    body.add(0x03).add(0xAC);
    ByteBuffer code = ByteBuffer.wrap(body.code.toByteArray());
    jumps.forEach(at -> code.putShort(at + 1, (short) (code.capacity() - 2 - at)));
    body.code.reset();
    body.code.writeBytes(code.array());
    return body;
  }

  /** The field that a handle reads. */
  private int field(int handle) {
    return ByteBuffer.wrap(constants.get(handle)).getShort(2) & 0xFFFF;
  }

  /** The first letter of a field's type; L for all that are objects. */
  private char sort(int field) {
    int nameAndType = ByteBuffer.wrap(constants.get(field)).getShort(3) & 0xFFFF;
    char letter = text(ByteBuffer.wrap(constants.get(nameAndType)).getShort(3) & 0xFFFF).charAt(0);
    return letter == '[' ? 'L' : letter;
  }

  private int method(String owner, String name, String descriptor) {
    int nameAndType = constant(12, utf8(name), utf8(descriptor));
    int type = utf8(owner);
    constants.add(new byte[] {7, (byte) (type >> 8), (byte) type});
    return constant(10, constants.size() - 1, nameAndType);
  }

  private void write(int name, int descriptor, Body body) throws IOException {
    var frames = new ByteArrayOutputStream();
    var table = new DataOutputStream(frames);
    int previous = -1;
    for (int target : body.targets) {
      previous = frame(table, target, previous);
    }
    var out = new DataOutputStream(added);
    out.writeShort(0x0002 | 0x0008 | 0x1000);
    out.writeShort(name);
    out.writeShort(descriptor);
    out.writeShort(1);
    out.writeShort(utf8("Code"));
    boolean jumps = !body.targets.isEmpty();
    out.writeInt(12 + body.code.size() + (jumps ? 8 + frames.size() : 0));
    out.writeShort(5);
    out.writeShort(2);
    out.writeInt(body.code.size());
    body.code.writeTo(out);
    out.writeShort(0);
    out.writeShort(jumps ? 1 : 0);
    if (jumps) {
      out.writeShort(utf8("StackMapTable"));
      out.writeInt(2 + frames.size());
      out.writeShort(body.targets.size());
      frames.writeTo(out);
    }
  }

  /** Says that at this place nothing but the arguments is known. */
  private static int frame(DataOutputStream table, int at, int previous) throws IOException {
    int delta = previous < 0 ? at : at - previous - 1;
    if (delta < 64) {
      table.write(delta);
    } else {
      table.write(251);
      table.writeShort(delta);
    }
    return at;
  }

  /** What each switch of the class calls, and the constants it gives it, from the second on. */
  private List<int[]> bootstraps(byte[] attributes) {
    ByteBuffer buffer = ByteBuffer.wrap(attributes);
    var all = new ArrayList<int[]>();
    for (int i = buffer.getShort(); i > 0; i--) {
      String name = text(buffer.getShort() & 0xFFFF);
      int end = buffer.getInt() + buffer.position();
      if (name.equals("BootstrapMethods")) {
        for (int count = buffer.getShort() & 0xFFFF; count > 0; count--) {
          int method = buffer.getShort() & 0xFFFF;
          int[] bootstrap = new int[1 + (buffer.getShort() & 0xFFFF)];
          bootstrap[0] = method;
          for (int j = 1; j < bootstrap.length; j++) {
            bootstrap[j] = buffer.getShort() & 0xFFFF;
          }
          all.add(bootstrap);
        }
      }
      buffer.position(end);
    }
    return all;
  }

  private String text(int constant) {
    byte[] bytes = constants.get(constant);
    return bytes[0] == 1 ? new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8) : "";
  }

  private int utf8(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer made = ByteBuffer.allocate(3 + ascii.length);
    constants.add(made.put((byte) 1).putShort((short) ascii.length).put(ascii).array());
    return constants.size() - 1;
  }

  private int constant(int tag, int one, int other) {
    ByteBuffer made = ByteBuffer.allocate(5);
    constants.add(made.put((byte) tag).putShort((short) one).putShort((short) other).array());
    return constants.size() - 1;
  }

  /** How long an instruction is; two of them begin at a multiple of four and tell it themselves. */
  private static int length(ByteBuffer code, int at, int offset) {
    int opcode = code.get(at) & 0xFF;
    int operands = at + 1 + (3 - offset % 4);
    return switch (opcode) {
      case 0xAA ->
          operands - at + 12 + 4 * (code.getInt(operands + 8) - code.getInt(operands + 4) + 1);
      case 0xAB -> operands - at + 8 + 8 * code.getInt(operands + 4);
      case 0xC4 -> (code.get(at + 1) & 0xFF) == 0x84 ? 6 : 4;
      default -> 1 + OPERANDS.charAt(opcode) - '0';
    };
  }
}
