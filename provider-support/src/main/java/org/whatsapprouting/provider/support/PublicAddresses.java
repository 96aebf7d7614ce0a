package org.whatsapprouting.provider.support;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public internet from those of machines, networks and clouds. */
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean includes(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(b) : isPublic6(b);
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean special = first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && b[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
        return !special;
    }

    private static boolean isPublic6(byte[] b) {
        if ((b[0] & 0xfe) == 0xfc) {
            return false;
        }
        // Addresses that stand for one of IPv4: translated (64:ff9b::/96, RFC 6052) and 6to4 (2002::/16).
        if (b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b) {
            return includesEmbedded(Arrays.copyOfRange(b, 12, 16));
        }
        if (b[0] == 0x20 && b[1] == 0x02) {
            return includesEmbedded(Arrays.copyOfRange(b, 2, 6));
        }
        // Compatible and mapped ones: nobody is reached by them who would not be by IPv4.
        return !(b[0] == 0 && b[1] == 0);
    }

    private static boolean includesEmbedded(byte[] four) {
        try {
            return includes(InetAddress.getByAddress(four));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address.", impossible);
        }
    }
}
